import type { TallyLookup } from '../facts.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../units.ts';
import { badCount } from './observed.ts';
import { wholeStepEdges } from './whole-step-edges.ts';

/**
 * The first minute from which on less than `allowed` was bad until `toMs`; days are narrowed down to hours
 * and hours to minutes, so that a month is never read minute by minute.
 */
const affordableFrom = (tallies: TallyLookup, fromMs: number, toMs: number, allowed: number): number => {
  let [startMs, endMs, badAfter] = [fromMs, toMs, 0];
  for (const stepMs of [DAY_MS, HOUR_MS, MINUTE_MS]) {
    const edges = wholeStepEdges(startMs, endMs, stepMs);
    const bad = tallies.sums(edges).map(badCount);
    let last = bad.length - 1;
    while (last > 0 && badAfter + (bad[last] ?? 0) < allowed) {
      badAfter += bad[last] ?? 0;
      last -= 1;
    }
    [startMs, endMs] = [edges[last] ?? startMs, edges[last + 1] ?? endMs];
  }
  return endMs;
};

/**
 * When a rolling objective that is out of budget is inside again: the first minute with remaining > 0 if
 * nothing bad happens from now on and the allowance stays what it is.
 *
 * @param fromMs first minute that spends, epoch ms
 * @param toMs the window's end, epoch ms
 * @param windowMs length of the rolling window
 * @param allowed observations that may be bad, over 0, and not more than are bad in `[fromMs, toMs)`
 * @example allowed 10; 8 bad on day 3 at 12:00, 5 on day 20: when the minute of day 3 has left the window
 */
export const backInsideAtMs = (
  tallies: TallyLookup,
  fromMs: number,
  toMs: number,
  windowMs: number,
  allowed: number,
): number => affordableFrom(tallies, fromMs, toMs, allowed) + windowMs;
