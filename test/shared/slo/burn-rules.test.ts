import { describe, expect, it } from 'vitest';
import { allowedRatio } from '#shared/slo/allowed-ratio.ts';
import { burnRate } from '#shared/slo/burn-rate.ts';
import { burnRules } from '#shared/slo/burn-rules.ts';
import { DAY_MS } from '#shared/units.ts';

/** The table of METRICS.md §2. */
const table: readonly (readonly [days: number, factors: Readonly<Record<string, number>>])[] = [
  [7, { 'page-1h': 3.36, 'page-6h': 1.4 }],
  [28, { 'page-1h': 13.44, 'page-6h': 5.6, 'ticket-24h': 2.8 }],
  [30, { 'page-1h': 14.4, 'page-6h': 6, 'ticket-24h': 3, 'ticket-72h': 1 }],
  [90, { 'page-1h': 43.2, 'page-6h': 18, 'ticket-24h': 9, 'ticket-72h': 3 }],
];

describe('burn rules', () => {
  it.each(table)('of %i days have the factors that budget share and windows give', (days, factors) => {
    const rules = burnRules(days * DAY_MS, 0.001);
    expect(Object.fromEntries(rules.map(({ id, factor }) => [id, factor]))).toEqual(factors);
  });

  it('come strongest first', () => {
    expect(burnRules(30 * DAY_MS, 0.001).map(({ id }) => id)).toEqual([
      'page-1h',
      'page-6h',
      'ticket-24h',
      'ticket-72h',
    ]);
  });

  it('are unreachable at or above 1/(1 − T), where not even failures alone exceed the factor', () => {
    // 95 %: at most burn rate 20; 93 %: 14.29; 75 %: 4; 50 %: 2.
    const reachable = (allowedRatio: number) =>
      burnRules(30 * DAY_MS, allowedRatio).map((rule) => rule.reachable);
    expect(reachable(0.05)).toEqual([true, true, true, true]);
    expect(reachable(0.07)).toEqual([false, true, true, true]);
    expect(reachable(0.25)).toEqual([false, false, true, true]);
    expect(reachable(0.5)).toEqual([false, false, false, true]);
    expect(reachable(1)).toEqual([false, false, false, false]);
  });

  it('are met exactly by as many failures as they name, not a hair above or below', () => {
    const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
    for (const [failing, of] of [
      [1, 10],
      [1, 20],
      [1, 100],
      [1, 200],
      [1, 1_000],
    ] as const)
      for (const days of [7, 28, 29, 30, 31, 90, 91, 92])
        for (const { budgetShare, longMinutes, factor } of burnRules(days * DAY_MS, failing / of)) {
          const bad = Math.round(budgetShare * 100) * days * 1_440 * failing;
          const total = 100 * longMinutes * of;
          const least = divisor(bad, total);
          const rate = burnRate({ bad: bad / least, total: total / least }, allowedRatio(1 - failing / of));
          expect(rate).toBe(factor);
        }
  });
});
