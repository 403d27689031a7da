import type { ObjectiveSpec, TallyLookup } from '../facts.ts';
import { ceilMinute, floorMinute, MINUTE_MS, SECOND_MS } from '../units.ts';
import { stepEdges } from './step-edges.ts';

/** How much of what was owed was heard. */
export interface Coverage {
  readonly coveredMinutes: number;
  readonly owedMinutes: number;
  /** covered / owed, 0-1: 1 when every owed minute was heard; null where nothing is owed yet. */
  readonly ratio: number | null;
}

/** From when on the source owes something in `[fromMs, toMs)`: null before its first observation. */
const owedFrom = (tallies: TallyLookup, fromMs: number): number | null =>
  tallies.firstMinuteMs === null ? null : Math.max(fromMs, tallies.firstMinuteMs);

/** A minute or a longer interval that still runs and was not heard in yet is not owed yet. */
const owedTo = (tallies: TallyLookup, intervalMs: number, toMs: number, nowMs: number): number => {
  const runsMs = intervalMs > MINUTE_MS ? intervalMs : 0;
  const settledMs = floorMinute(Math.min(toMs, nowMs) - runsMs);
  const heardMs = tallies.lastHeardAtMs === null ? settledMs : floorMinute(tallies.lastHeardAtMs) + MINUTE_MS;
  return Math.min(toMs, Math.max(heardMs, settledMs));
};

const coveredMs = (tallies: TallyLookup, intervalMs: number, fromMs: number, toMs: number): number => {
  if (intervalMs <= MINUTE_MS) return tallies.sum(fromMs, toMs).coveredMinutes * MINUTE_MS;
  // A span as long as the interval holds at least one observation of a source that is on time.
  const edges = stepEdges(fromMs, toMs, ceilMinute(intervalMs));
  const lengthMs = (i: number): number => (edges[i + 1] ?? toMs) - (edges[i] ?? toMs);
  return tallies
    .sums(edges)
    .reduce((spanMs, sum, i) => spanMs + (sum.coveredMinutes > 0 ? lengthMs(i) : 0), 0);
};

/**
 * Coverage of `[fromMs, toMs)`: covered minutes / owed minutes (METRICS.md §2).
 *
 * Owed is every minute since the first observation. With an interval over a minute, all minutes of an
 * interval in which the source was heard are covered.
 *
 * @param fromMs, toMs minute edges, epoch ms
 * @param nowMs in the running minute where that is the last one; by default every minute is over
 * @example heard in 54 of 60 minutes: 0.9
 */
export const coverage = (
  spec: ObjectiveSpec,
  tallies: TallyLookup,
  fromMs: number,
  toMs: number,
  nowMs: number = toMs,
): Coverage => {
  const intervalMs = spec.intervalSeconds * SECOND_MS;
  const startMs = owedFrom(tallies, fromMs);
  const endMs = owedTo(tallies, intervalMs, toMs, nowMs);
  if (startMs === null || startMs >= endMs) return { coveredMinutes: 0, owedMinutes: 0, ratio: null };
  const coveredMinutes = coveredMs(tallies, intervalMs, startMs, endMs) / MINUTE_MS;
  const owedMinutes = (endMs - startMs) / MINUTE_MS;
  return { coveredMinutes, owedMinutes, ratio: coveredMinutes / owedMinutes };
};
