import { MINUTE_MS } from '#shared/units.ts';
import { createRunningConfig } from '../../../server/config/running-config.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { createRound } from '../../../server/watch/round.ts';
import { agreedOn, pushedServices, WATCHED_FROM } from './watched-board.ts';

// Started by a test as a process of its own: `node process-watching.ts <data folder>`. Counts a minute, judges it, says
// it on a line, corrects one of the minutes before, and goes on until it is killed.
const [, , dataDir = ''] = process.argv;
let nowMs = WATCHED_FROM;
const store = openStore({ dataDir, nowMs: () => nowMs });
store.agreements.append([agreedOn(1, WATCHED_FROM, 0.99)]);
const versions = store.agreements.versions();
const round = createRound({
  store,
  config: createRunningConfig(pushedServices(['checkout'])),
  versions: () => versions,
  onFailure: (error) => {
    throw error;
  },
});
const sliId = store.tallies.sliId('checkout', 'availability');
const minuteOf = (minute: number, bad: number) => ({
  sliId,
  minuteMs: WATCHED_FROM + minute * MINUTE_MS,
  good: 100 - bad,
  total: 100,
  covered: true,
});

function goOn(minute: number): void {
  store.tallies.add([minuteOf(minute, minute % 90 < 20 ? 100 : 0)]);
  nowMs += MINUTE_MS;
  round.begin(nowMs);
  round.turn(() => false);
  process.stdout.write(`${minute}\n`);
  const corrected = Math.max(0, minute - (minute % 70));
  if (minute % 3 === 0) store.tallies.replace([minuteOf(corrected, minute % 2 === 0 ? 100 : 50)]);
  setImmediate(goOn, minute + 1);
}

goOn(0);
