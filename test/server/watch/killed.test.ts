import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openAt, temporaryFolder } from '../store/folders.ts';
import { fromScratch, pushedServices, WATCHED_FROM } from './watched-board.ts';

const PROGRAM = fileURLToPath(new URL('process-watching.ts', import.meta.url));
const MINUTE = 60_000;

/** Kills the process once it has judged so many minutes. */
async function killAfter(dataDir: string, minutes: number): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) === minutes) child.kill('SIGKILL');
  }
}

it.each([100, 230, 371])(
  'no episode is lost or doubled where the process is killed after %i minutes',
  async (minutes) => {
    const folder = temporaryFolder();
    await killAfter(folder, minutes);
    const store = openAt(folder, WATCHED_FROM);
    const { services } = pushedServices(['checkout']);
    const service = services[0];
    const objective = service?.objectives[0];
    if (service === undefined || objective === undefined) throw new Error('no objective');
    const sliId = store.tallies.sliId('checkout', 'availability');
    const mark = store.episodes.mark(sliId);
    const toMs = mark?.judgedToMs ?? 0;
    // What is after a mark that was taken back is judged again: up to it what is kept is right already.
    const until = (endedAtMs: number | null) => (endedAtMs !== null && endedAtMs <= toMs ? endedAtMs : null);
    const short = ({ sinceMs, beganAtMs, endedAtMs }: ReturnType<typeof fromScratch>[number]) => ({
      sinceMs,
      beganAtMs,
      endedAtMs: until(endedAtMs),
    });
    const kept = store.episodes.of(sliId, 0, Number.MAX_SAFE_INTEGER);
    const computed = fromScratch(store, { service, objective, zone: 'UTC', toMs });
    expect(kept.filter(({ beganAtMs }) => beganAtMs <= toMs).map(short)).toEqual(computed.map(short));
    if (mark?.held !== null) expect(kept).toEqual(computed);
    const { total } = store.tallies.lookup(sliId).sum(WATCHED_FROM, WATCHED_FROM + 1_440 * MINUTE);
    expect(total).toBeGreaterThanOrEqual((minutes + 1) * 100);
    expect(computed.length + kept.length).toBeGreaterThan(0);
  },
);
