import type { TallyLookup, TallySum } from '../facts.ts';
import type { NoValueReason } from '../figure.ts';

/** What was seen of an objective over a span, and what share of it was good. */
export interface Observed {
  readonly good: number;
  readonly total: number;
  /** Σ good / Σ total, 0-1: 1 when nothing failed; null where `reason` says why. */
  readonly value: number | null;
  readonly reason: NoValueReason | null;
}

/** Bad observations of a sum. */
export const badCount = (sum: Pick<TallySum, 'good' | 'total'>): number => sum.total - sum.good;

const whyNoValue = (
  tallies: TallyLookup,
  total: number,
  minimumCount: number,
  toMs: number,
): NoValueReason | null => {
  if (tallies.firstMinuteMs !== null && tallies.firstMinuteMs >= toMs) return 'before-start';
  if (total === 0) return 'no-data';
  return total < minimumCount ? 'too-few' : null;
};

/**
 * Availability over `[fromMs, toMs)`: Σ good / Σ total, never a mean of the minutes' ratios.
 *
 * @param minimumCount fewest events for a value, see `minimumEvents`
 * @example good 1998 of total 2000 gives 0.999; no events give null, `no-data`
 */
export const observed = (
  tallies: TallyLookup,
  fromMs: number,
  toMs: number,
  minimumCount: number,
): Observed => {
  const { good, total } = tallies.sum(fromMs, toMs);
  const reason = whyNoValue(tallies, total, minimumCount, toMs);
  return { good, total, value: reason === null ? good / total : null, reason };
};
