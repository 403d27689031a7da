import type { ObjectiveSpec } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import type { Coverage } from './coverage.ts';
import type { Observed } from './observed.ts';
import { isTimeBased, owedObservations } from './sli.ts';

/** Between which shares the truth lies, whatever happened in the minutes that were not heard. */
export interface Bounds {
  /** What was missed taken as bad. */
  readonly low: number | null;
  /** What was missed taken as good. */
  readonly high: number | null;
}

/**
 * Bounds of an availability, 0-1; equal to it where every owed minute was heard. Null for sources that count
 * requests (nobody knows how many were missed) and where nothing was seen or owed.
 *
 * @example 59 of 60 good, one of 61 minutes not heard, a probe a minute: low 59/61, high 60/61
 */
export const bounds = (
  spec: ObjectiveSpec,
  { good, total }: Pick<Observed, 'good' | 'total'>,
  { coveredMinutes, owedMinutes }: Coverage,
): Bounds => {
  if (!isTimeBased(spec.sliKind)) return { low: null, high: null };
  const missed = owedObservations(spec, (owedMinutes - coveredMinutes) * MINUTE_MS);
  const owed = total + missed;
  return owed === 0 ? { low: null, high: null } : { low: good / owed, high: (good + missed) / owed };
};
