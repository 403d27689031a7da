import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Program, startProgram, wait } from '../systems/program.ts';
import { configOf, type Site } from './site.ts';

/** Judging the past of all objectives once, after it was written. */
const LONGEST_JUDGING_MS = 30 * 60_000;

/** Waits until the board has judged the past, which it does once: it is kept with the history. */
export async function untilJudged(url: string, endMs: number): Promise<void> {
  const untilMs = performance.now() + LONGEST_JUDGING_MS;
  const judgedToMs = async () => {
    const page = await (await fetch(`${url}/metrics`)).text();
    return 1_000 * Number(/^andon_watch_judged_to_timestamp_seconds (\S+)/m.exec(page)?.[1] ?? 0);
  };
  while ((await judgedToMs()) < endMs) {
    if (performance.now() > untilMs) throw new Error('the past is not judged after half an hour');
    await wait(1_000);
  }
}

/** As `npm start` has it. */
const START_FLAG = '--max-semi-space-size=8';

export interface Andon {
  readonly program: Program;
  readonly url: string;
}

/**
 * Starts the board over a data folder; its clock goes on from the end of the history.
 *
 * @param nodeFlags for node itself, e.g. `--cpu-prof`
 */
export async function startAndon(
  dataDir: string,
  site: Site,
  nodeFlags: readonly string[] = [],
): Promise<Andon> {
  const listen = `127.0.0.1:${await freePort()}`;
  const file = join(dataDir, '..', 'andon.yaml');
  // JSON is YAML.
  const team = { name: 'Bench', timeZone: site.timeZone };
  writeFileSync(file, JSON.stringify({ team, listen, dataDir, ...configOf(site) }));
  const program = startProgram(
    process.execPath,
    [START_FLAG, ...nodeFlags, join(import.meta.dirname, 'andon-process.ts'), file, String(site.endMs)],
    join(dataDir, '..', 'andon.log'),
  );
  const url = `http://${listen}`;
  await program.ready(`${url}/healthz`);
  return { program, url };
}
