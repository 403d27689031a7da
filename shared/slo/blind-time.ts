import type { Outage, TallyLookup } from '../facts.ts';
import { ceilMinute, floorMinute, MINUTE_MS } from '../units.ts';

/**
 * How long of `[fromMs, toMs)` Andon itself did not run. Milliseconds.
 *
 * @param outages disjoint
 * @example an outage from 13:40 to 13:52, asked for 13:50 to 14:00: 120 000
 */
export const outageMs = (outages: readonly Outage[], fromMs: number, toMs: number): number =>
  outages.reduce(
    (sumMs, outage) => sumMs + Math.max(0, Math.min(outage.toMs, toMs) - Math.max(outage.fromMs, fromMs)),
    0,
  );

/** Minutes that were not heard since Andon itself did not run in them, at least in part. */
export interface BlindSpan {
  /** Minute edges, epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Those of its minutes that nothing was heard in; what was filled in afterwards is not blind. */
  readonly minutes: number;
}

/**
 * The outages of Andon itself in `[fromMs, toMs)` that left minutes unheard, oldest first.
 *
 * @param outages disjoint, oldest first
 * @param fromMs, toMs minute edges, epoch ms
 * @example an outage from 13:40:20 to 13:52:10, nothing heard: 13:40 to 13:53, 13 minutes
 */
export const blindSpans = (
  tallies: TallyLookup,
  outages: readonly Outage[],
  fromMs: number,
  toMs: number,
): BlindSpan[] => {
  const spans: BlindSpan[] = [];
  let freeFromMs = fromMs;
  for (const outage of outages) {
    // Two outages may lie in one minute, which counts once.
    const startMs = Math.max(freeFromMs, floorMinute(outage.fromMs));
    const endMs = Math.min(toMs, ceilMinute(outage.toMs));
    if (startMs >= endMs) continue;
    freeFromMs = endMs;
    const { coveredMinutes } = tallies.sum(startMs, endMs);
    const minutes = (endMs - startMs) / MINUTE_MS - coveredMinutes;
    if (minutes > 0) spans.push({ fromMs: startMs, toMs: endMs, minutes });
  }
  return spans;
};
