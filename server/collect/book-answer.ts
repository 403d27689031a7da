import { floorMinute } from '#shared/units.ts';
import type { Observation } from '../store/store.ts';
import { minutesHeard } from './scrape/minutes-heard.ts';

/** One attempt where the attempt itself is what is counted: `up` and probes. */
export interface AnswerObservation {
  readonly sliId: number;
  readonly atMs: number;
  readonly answered: boolean;
  /** When the attempt before it was made; null for the first. */
  readonly previousAtMs: number | null;
  readonly intervalSeconds: number;
}

/**
 * An attempt as tallies: one observation, good where the target answered as expected. A failure is an
 * observation too, so its minute is covered.
 */
export function bookAnswer(seen: AnswerObservation): Observation[] {
  const { sliId, atMs, answered, previousAtMs, intervalSeconds } = seen;
  const own = floorMinute(atMs);
  return minutesHeard(atMs, previousAtMs, intervalSeconds).map((minuteMs) => ({
    sliId,
    minuteMs,
    good: minuteMs === own && answered ? 1 : 0,
    total: minuteMs === own ? 1 : 0,
    covered: true,
  }));
}
