import { openStore } from '../../../server/store/open-store.ts';

// Started by tests as a process of its own: `node process-holding-store.ts <data folder> hold|push|late`.
// `hold` opens the store and keeps it. `push` acknowledges each minute on a line once it was replaced, and
// buffers one tally with its counter value that it never flushes by itself. `late` does so in three days that are
// over, twenty minutes in each in turn, and packs after each minute what was left alone for some minutes.
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = Date.UTC(2026, 0, 5);
const [, , dataDir = '', mode] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);

let nowMs = mode === 'late' ? START + 9 * DAY : START;
const store = openStore({ dataDir, nowMs: () => nowMs });
say('open');

function push(minute: number): void {
  const pushed = store.tallies.sliId('pushed', 'availability');
  const scraped = store.tallies.sliId('scraped', 'availability');
  const day = mode === 'late' ? Math.floor(minute / 20) % 3 : 0;
  const minuteMs = START + day * DAY + minute * MINUTE;
  store.tallies.replace([{ sliId: pushed, minuteMs, good: minute, total: minute + 1, covered: true }]);
  say(String(minute));
  store.tallies.add([{ sliId: scraped, minuteMs, good: 1, total: 1, covered: true }]);
  const values = new Map([['requests_total', minute + 1]]);
  const processes = [{ startedAtMs: null, isWhole: true, values }];
  store.counters.set(scraped, 'target', { scrapedAtMs: minuteMs, configuration: 'c', processes });
  if (mode === 'late') {
    nowMs += MINUTE;
    store.tallies.packSome(nowMs);
  }
  setImmediate(push, minute + 1);
}

if (mode === 'push' || mode === 'late') push(0);
else setInterval(() => undefined, 1_000);
