/**
 * What open screens cost (SPEED.md, goal 11): `node test/bench/screens.ts [--screens 1000] [--broadcasts 8]
 * [--services 6]`
 *
 * A fact is told; every screen hears a hint on its stream and asks for the wall again. Held against a bare `node:http`
 * that writes one shared buffer of the wall's size to as many streams. The two do not do the same: a hint and a question
 * take two packets there and one back where the fan-out pushes, and Andon's CPU holds the making of the new wall as well.
 * Only the CPU of the servers counts, each a process of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startAndon } from './reading/andon.ts';
import { ask } from './reading/ask.ts';
import { fillAndon } from './reading/fill-andon.ts';
import { tellFact } from './reading/measure-screens.ts';
import type { Site } from './reading/site.ts';
import { type OpenScreens, openScreens } from './screens/open-screens.ts';
import { endWhenInterrupted, freePort, startProgram, wait } from './systems/program.ts';
import { cpuSeconds } from './systems/usage.ts';

const { values: given } = parseArgs({
  options: {
    screens: { type: 'string', default: '1000' },
    broadcasts: { type: 'string', default: '8' },
    services: { type: 'string', default: '6' },
  },
});
const [screenCount, broadcastCount] = [Number(given.screens), Number(given.broadcasts)];
const site: Site = {
  serviceCount: Number(given.services),
  dayCount: 2,
  endMs: Date.UTC(2026, 10, 20, 6, 17),
  timeZone: 'Asia/Seoul',
};
/** Hints come at most once a second. */
const PAUSE_MS = 1_500;
const print = (line: string) => process.stdout.write(`${line}\n`);

/** CPU of a process for each of some turns, milliseconds; the first one, which warms up, is left out. */
async function cpuOf(pid: number, turn: () => Promise<unknown>): Promise<number> {
  await turn();
  let seconds = 0;
  for (let each = 0; each < broadcastCount; each += 1) {
    await wait(PAUSE_MS);
    const before = cpuSeconds(pid);
    await turn();
    seconds += cpuSeconds(pid) - before;
  }
  return (1_000 * seconds) / broadcastCount;
}

async function measureFanOut(bytes: number): Promise<number> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const path = join(import.meta.dirname, 'screens', 'fan-out-process.ts');
  const program = startProgram(
    process.execPath,
    [path, String(port), String(bytes)],
    join(folder, 'bare.log'),
  );
  await program.ready(`${url}/`);
  const screens = await openScreens(url, screenCount, '/stream');
  const cpuMs = await cpuOf(program.pid, async () => {
    const heard = screens.heard(bytes);
    await ask(`${url}/broadcast`);
    await heard;
  });
  await screens.close();
  await program.stop();
  return cpuMs;
}

async function tellAndHear(screens: OpenScreens, api: string): Promise<void> {
  const heard = screens.heard(1);
  await tellFact(api, 'svc-0003', site);
  await heard;
}

endWhenInterrupted();
const folder = mkdtempSync(join(tmpdir(), 'andon-bench-'));
const dataDir = join(folder, 'data');
fillAndon(dataDir, site);
const { program, url } = await startAndon(dataDir, site);
const api = `${url}/api/v1`;
const bytes = Buffer.byteLength((await ask(`${api}/wall`)).text);
const screens = await openScreens(url, screenCount, '/api/v1/stream');
const hints = await cpuOf(program.pid, () => tellAndHear(screens, api));
const walls = await cpuOf(program.pid, async () => {
  await tellAndHear(screens, api);
  await screens.askAll('/api/v1/wall');
});
let known = 0;
await screens.askAll('/api/v1/wall');
const again = await cpuOf(program.pid, async () => {
  known = await screens.askAll('/api/v1/wall');
});
await screens.close();
await program.stop();
const bare = await measureFanOut(bytes);
rmSync(folder, { recursive: true, force: true });

const row = (what: string, cpuMs: number) =>
  print(`${what.padEnd(52)}${cpuMs.toFixed(0).padStart(6)} ms${(cpuMs / bare).toFixed(2).padStart(8)} x`);
print(
  `${cpus().length} cores, Node ${process.version}, ${screenCount} screens, a wall of ${(bytes / 1_024).toFixed(1)} KB`,
);
print('CPU of the server for each broadcast, and beside the bare fan-out (goal 11: 1.5)');
row('bare fan-out of one shared buffer', bare);
row('a hint alone, with the fact that caused it', hints);
row('a hint, and every screen asks for the wall', walls);
row(`every screen asks again (${known} of ${screenCount} had it)`, again);
print(`load average ${loadavg()[0]?.toFixed(1)}`);
