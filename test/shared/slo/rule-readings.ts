import { burnRules } from '#shared/slo/burn-rules.ts';
import type { RuleReading } from '#shared/slo/rule-reading.ts';
import { DAY_MS } from '#shared/units.ts';

/** Which windows of a rule are above its factor. */
export type Above = 'none' | 'long' | 'short' | 'both';

/** Readings of the four rules of 30 days: page-1h, page-6h, ticket-24h, ticket-72h. */
export const ruleReadings = (...above: readonly Above[]): RuleReading[] =>
  burnRules(30 * DAY_MS, 0.001).map((rule, i) => {
    const longAbove = above[i] === 'long' || above[i] === 'both';
    const shortAbove = above[i] === 'short' || above[i] === 'both';
    const firing = longAbove && shortAbove;
    return { rule, longRate: 0, shortRate: 0, longAbove, shortAbove, youngUntilMs: null, firing };
  });
