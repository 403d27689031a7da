import type { ObjectiveSpec, TallyLookup } from '../facts.ts';
import { floorMinute, HOUR_MS, MINUTE_MS, SECOND_MS } from '../units.ts';

/** Silence shorter than this is never `nodata` (METRICS.md §2). */
const SHORTEST_SILENCE_MS = 5 * MINUTE_MS;

const lastCoveredMinute = (tallies: TallyLookup, fromMs: number, toMs: number): number | null => {
  const { covered } = tallies.minutes(fromMs, toMs);
  const index = covered.lastIndexOf(1);
  return index === -1 ? null : fromMs + index * MINUTE_MS;
};

/** Walks back in spans that double, so that a long silence costs few questions. */
const lastCoveredBefore = (tallies: TallyLookup, firstMs: number, beforeMs: number): number | null => {
  let spanMs = HOUR_MS;
  for (let toMs = beforeMs; toMs > firstMs; spanMs *= 2) {
    const fromMs = Math.max(firstMs, toMs - spanMs);
    if (tallies.sum(fromMs, toMs).coveredMinutes > 0) return lastCoveredMinute(tallies, fromMs, toMs);
    toMs = fromMs;
  }
  return null;
};

/**
 * When the source was last heard as far as was known at `nowMs`; null when never.
 *
 * For an earlier `nowMs` only whole minutes are known: the last millisecond of the last covered minute
 * before it, so that silence is never called too early.
 *
 * @example heard at 13:42:10 and again at 15:00, asked for 14:00: 13:42:59.999
 */
export const lastHeardAtMs = (tallies: TallyLookup, nowMs: number): number | null => {
  const { firstMinuteMs, lastHeardAtMs } = tallies;
  if (lastHeardAtMs === null || lastHeardAtMs <= nowMs) return lastHeardAtMs;
  if (firstMinuteMs === null) return null;
  const minuteMs = lastCoveredBefore(tallies, firstMinuteMs, floorMinute(nowMs));
  return minuteMs === null ? null : minuteMs + MINUTE_MS - 1;
};

/** How long nothing has to be heard of a source until it is silent: max(3 × interval, 5 min). */
export const silenceMs = ({ intervalSeconds }: Pick<ObjectiveSpec, 'intervalSeconds'>): number =>
  Math.max(3 * intervalSeconds * SECOND_MS, SHORTEST_SILENCE_MS);

/**
 * Whether a source counts as silent: never heard, or not for max(3 × interval, 5 min).
 *
 * @example every 15 s, last heard at 14:00:00: silent from 14:05:00 on
 */
export const isSilent = (
  spec: Pick<ObjectiveSpec, 'intervalSeconds'>,
  heardAtMs: number | null,
  nowMs: number,
): boolean => heardAtMs === null || nowMs - heardAtMs >= silenceMs(spec);
