import { openStore } from '../../../server/store/open-store.ts';

// Started by tests as a process of its own: `node process-holding-store.ts <data folder> hold|push`.
// `hold` opens the store and keeps it. `push` acknowledges each minute on a line once it was replaced, and
// buffers one tally with its counter value that it never flushes by itself.
const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5);
const [, , dataDir = '', mode] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);

const store = openStore({ dataDir, nowMs: () => START });
say('open');

function push(minute: number): void {
  const pushed = store.tallies.sliId('pushed', 'availability');
  const scraped = store.tallies.sliId('scraped', 'availability');
  const minuteMs = START + minute * MINUTE;
  store.tallies.replace([{ sliId: pushed, minuteMs, good: minute, total: minute + 1, covered: true }]);
  say(String(minute));
  store.tallies.add([{ sliId: scraped, minuteMs, good: 1, total: 1, covered: true }]);
  const values = new Map([['requests_total', minute + 1]]);
  const processes = [{ startedAtMs: null, isWhole: true, values }];
  store.counters.set(scraped, 'target', { scrapedAtMs: minuteMs, configuration: 'c', processes });
  setImmediate(push, minute + 1);
}

if (mode === 'push') push(0);
else setInterval(() => undefined, 1_000);
