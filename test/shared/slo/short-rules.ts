import type { BurnRule } from '#shared/slo/burn-rules.ts';
import type { BurnTerms } from '#shared/slo/burn-terms.ts';

const rule = (severity: BurnRule['severity'], longMinutes: number, shortMinutes: number, factor: number) => ({
  id: `${severity}-${longMinutes}m`,
  severity,
  longMinutes,
  shortMinutes,
  budgetShare: 0,
  factor,
  reachable: true,
});

/** Two rules of minutes instead of hours, so that a law can be tried on many short histories. */
export const shortRules: readonly BurnRule[] = [rule('page', 6, 2, 3), rule('page', 12, 4, 1.5)];

/** 90 % for all time, judged by the short rules. */
export const shortTerms: readonly BurnTerms[] = [
  { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, rules: shortRules, allowedRatio: 0.1, minimumCount: 10 },
];
