import { MINUTE_MS } from '../units.ts';
import { type BurnCount, burnRate } from './burn-rate.ts';
import type { BurnRule } from './burn-rules.ts';
import type { BurnTerms } from './burn-terms.ts';

/** How a burn rule stands at one minute. */
export interface RuleReading {
  readonly rule: BurnRule;
  /** Burn rates; null without observations in the window. */
  readonly longRate: number | null;
  readonly shortRate: number | null;
  /** Whether the window's burn is above the factor and there is enough history to say so. */
  readonly longAbove: boolean;
  readonly shortAbove: boolean;
  /** Until when there is no full long window of history, so that it cannot fire; null once there is, and without any. */
  readonly youngUntilMs: number | null;
  /** Both above. */
  readonly firing: boolean;
}

/** Counts the observations of the `minutes` before an instant. */
export type CountBurn = (endMs: number, minutes: number) => BurnCount;

const isAbove = (rate: number | null, factor: number): boolean => rate !== null && rate > factor;

/**
 * Reads a rule at `endMs`, the end of both windows. Nothing is above until a full long window of history
 * exists and it holds the fewest events (METRICS.md §2); exactly at the factor is not above it.
 *
 * @param firstMinuteMs when the history begins; null before the first observation
 * @example 99.9 %, last hour and last five minutes 2 % bad: burn 20, above 14.4: firing
 */
export const readRule = (
  rule: BurnRule,
  terms: BurnTerms,
  count: CountBurn,
  endMs: number,
  firstMinuteMs: number | null,
): RuleReading => {
  const long = count(endMs, rule.longMinutes);
  const longRate = burnRate(long, terms.allowedRatio);
  const shortRate = burnRate(count(endMs, rule.shortMinutes), terms.allowedRatio);
  const isHeard = firstMinuteMs !== null && firstMinuteMs < endMs;
  const fullAtMs = isHeard ? firstMinuteMs + rule.longMinutes * MINUTE_MS : null;
  const hasHistory = fullAtMs !== null && fullAtMs <= endMs;
  const isKnown = hasHistory && long.total >= terms.minimumCount;
  const longAbove = isKnown && isAbove(longRate, rule.factor);
  const shortAbove = isKnown && isAbove(shortRate, rule.factor);
  const youngUntilMs = hasHistory ? null : fullAtMs;
  return { rule, longRate, shortRate, longAbove, shortAbove, youngUntilMs, firing: longAbove && shortAbove };
};
