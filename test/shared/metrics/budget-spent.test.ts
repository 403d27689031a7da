import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetSpent } from '#shared/metrics/budget-spent.ts';
import { errorBudget } from '#shared/metrics/error-budget.ts';
import { sustainableRatio } from '#shared/slo/sustainable-ratio.ts';
import { DAY_MS, HOUR_MS, WEEK_MS } from '#shared/units.ts';
import { agreed, facts, minute, threeNines, windowTo } from '../slo/objective-facts.ts';
import { alike, talliesInMemory } from '../slo/tallies-in-memory.ts';

const options = { limit: null, settleSeconds: 86_400 };
const endMs = minute(20);
const custom = (startMs: number, toMs = endMs) => ({ name: 'custom', startMs, endMs: toMs, zone: 'UTC' });

describe('budget spent', () => {
  // METRICS.md §7: 0.999 for 10 minutes, then 0.99, 100 requests a minute, 3 bad: 11 allowed.
  const tallies = talliesInMemory(minute(0), [...alike(17, 100), ...alike(3, 100, 1)]);
  const versions = [agreed(1, 0, 0.999), agreed(2, minute(10), 0.99)];

  it('over the agreed window is 1 less what is left of the budget', () => {
    const window = windowTo(endMs);
    const spent = budgetSpent.compute(facts(tallies, versions), window, options);
    expect(spent).toMatchObject({
      value: 3 / 11,
      n: 2_000,
      reason: null,
      detail: { spent: 3, allowed: 11, allowanceWindow: '30d' },
      formula: `spent 3 / allowed 11 in 30d = ${3 / 11}`,
    });
    const left = errorBudget.compute(facts(tallies, versions), window, options).value;
    expect(left).toBe(1 - (spent.value ?? 0));
    expect(budgetSpent.judge?.(facts(tallies, versions), spent, window, endMs - 1)).toEqual({
      state: 'met',
      limit: { kind: 'atMost', value: 1 },
      agreementVersion: 2,
    });
  });

  it('over a shorter time is what failed in it, of the allowance of the window that ends with it', () => {
    // Two of the three failed in the last two minutes; 11 may fail in the 30 days before.
    const last = budgetSpent.compute(facts(tallies, versions), custom(minute(18)), {
      ...options,
      isBrief: true,
    });
    expect(last).toMatchObject({ value: 2 / 11, n: 200 });
    // At minute 18 only 1 had failed and 10 × 0.1 + 8 × 1 = 9 were allowed.
    const before = budgetSpent.compute(facts(tallies, versions), custom(minute(16), minute(18)), options);
    expect(before.value).toBe(1 / 9);
  });

  it('is null, with the reason, where nothing is agreed, nothing may fail, or too little was seen', () => {
    const asked = (own = facts(tallies, versions), window = custom(minute(10))) =>
      budgetSpent.compute(own, window, options).reason;
    expect(asked(facts(tallies, []))).toBe('not-configured');
    expect(asked(facts(tallies, [agreed(1, 0, 1)]))).toBe('not-configured');
    expect(asked(facts(tallies, versions), custom(minute(-9), minute(0)))).toBe('before-start');
    expect(asked(facts(tallies, versions), custom(minute(20), minute(30)))).toBe('no-data');
    expect(asked(facts(talliesInMemory(minute(0), alike(20, 1, 1)), threeNines))).toBe('too-few');
  });

  it('says briefly what it says at length, and adds up over the parts of a window for as long as nothing is allowed anew', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 20, maxLength: 20 }), (bad) => {
        const own = facts(
          talliesInMemory(
            minute(0),
            bad.map((count) => ({ good: 1_000 - count, total: 1_000 })),
          ),
        );
        const window = custom(minute(5));
        const long = budgetSpent.compute(own, window, options);
        const brief = budgetSpent.compute(own, window, { ...options, isBrief: true });
        expect([brief.value, brief.n, brief.reason]).toEqual([long.value, long.n, long.reason]);
        // 20 000 requests at 99.9 %: 20 may fail.
        const failed = bad.slice(5).reduce((sum, count) => sum + count, 0);
        expect(long.value).toBeCloseTo(failed / 20, 12);
      }),
    );
  });

  it('is judged by what lasts: a week of a 30-day window may spend 7/30 of it', () => {
    const week = custom(endMs - WEEK_MS);
    const own = facts(tallies, threeNines);
    const judge = (value: number) =>
      budgetSpent.judge?.(own, { ...budgetSpent.compute(own, week, options), value }, week, endMs - 1);
    expect(judge(0.2)).toMatchObject({ state: 'near', limit: { kind: 'atMost', value: 7 / 30 } });
    expect(judge(0.1)?.state).toBe('met');
    expect(judge(0.24)?.state).toBe('outside');
    expect(
      budgetSpent.judge?.(facts(tallies, []), budgetSpent.compute(own, week, options), week, endMs - 1),
    ).toEqual({
      state: 'none',
      limit: null,
      agreementVersion: null,
    });
  });
});

describe('budget spent of a period that runs', () => {
  it('is judged by the version in force now, not by one that comes before its end', () => {
    const own = facts(talliesInMemory(minute(0), alike(20, 1_000, 1)), [
      agreed(1, 0, 0.999),
      agreed(2, minute(30), 0.99, '7d'),
    ]);
    const hour = custom(minute(0), minute(60));
    const spent = budgetSpent.compute(own, custom(minute(0)), options);
    expect(budgetSpent.judge?.(own, spent, hour, minute(20) - 1)).toMatchObject({ agreementVersion: 1 });
    expect(budgetSpent.judge?.(own, spent, hour, minute(60) - 1)).toMatchObject({ agreementVersion: 2 });
  });
});

describe('sustainableRatio', () => {
  it('counts whole days: an hour more or less where clocks change makes a week no longer', () => {
    const week = custom(endMs - WEEK_MS + HOUR_MS);
    expect(sustainableRatio(week, { window: '30d' })).toBe(7 / 30);
    expect(sustainableRatio(custom(endMs - DAY_MS / 2), { window: '30d' })).toBe(0.5 / 30);
  });

  it('counts a running calendar period whole', () => {
    // A week that ends on 22 November, of a month of 30 days.
    expect(sustainableRatio(custom(minute(0) - WEEK_MS, minute(0)), { window: 'month' })).toBe(7 / 30);
    expect(sustainableRatio(windowTo(minute(0), 'month'), { window: 'month' })).toBe(1);
  });
});
