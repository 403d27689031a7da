import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { agreedTargets } from '#shared/slo/agreed-targets.ts';
import { type ErrorBudget, errorBudget } from '#shared/slo/error-budget.ts';
import { sloSpan } from '#shared/slo/slo-span.ts';
import type { Window } from '#shared/time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { version } from '../agreement/ledger.ts';
import { agreed, facts, minute, START_MS, threeNines, windowTo } from './objective-facts.ts';
import { alike, type MinuteTally, talliesInMemory } from './tallies-in-memory.ts';

const budgetOf = (of: ObjectiveFacts, window: Window): ErrorBudget | null =>
  errorBudget(of, agreedTargets(of, window.startMs, window.endMs), sloSpan(window));

describe('the error budget of requests', () => {
  it('holds each minute to the target in force then (METRICS.md §7)', () => {
    const minutes = alike(20, 100).map((each, i) => (i === 3 || i > 17 ? { good: 99, total: 100 } : each));
    const versions = [agreed(1, 0, 0.999), agreed(2, minute(10), 0.99)];
    const budget = budgetOf(facts(talliesInMemory(minute(0), minutes), versions), windowTo(minute(20)));
    // 10 × 100 × 0.001 + 10 × 100 × 0.01 = 11; 3 bad; 1 − 3/11.
    expect(budget).toEqual({
      allowed: 11,
      spent: 3,
      remaining: 1 - 3 / 11,
      allowedMinutes: null,
      estimated: false,
    });
    expect(budget?.remaining).toBeCloseTo(0.727_272_7, 7);
  });

  it('is overdrawn below zero', () => {
    const tallies = talliesInMemory(minute(0), alike(20, 100, 1));
    // allowed 2000 × 0.001 = 2, spent 20: 1 − 10.
    expect(budgetOf(facts(tallies), windowTo(minute(20)))?.remaining).toBe(-9);
  });

  it('is null, not whole, where nothing is allowed, and absent where nothing is agreed', () => {
    const tallies = talliesInMemory(minute(0), alike(20, 100, 1));
    expect(budgetOf(facts(tallies), windowTo(minute(0)))?.remaining).toBeNull();
    expect(budgetOf(facts(tallies, [agreed(1, 0, 1)]), windowTo(minute(20)))).toMatchObject({
      allowed: 0,
      spent: 20,
      remaining: null,
    });
    expect(budgetOf(facts(tallies, []), windowTo(minute(20)))).toBeNull();
  });

  it('leaves out what failed before anything was agreed', () => {
    const versions = [version(1, 0), agreed(2, minute(10), 0.99)];
    const tallies = talliesInMemory(minute(0), [...alike(10, 100, 100), ...alike(10, 100, 1)]);
    expect(budgetOf(facts(tallies, versions), windowTo(minute(20)))).toMatchObject({
      allowed: 10,
      spent: 10,
    });
  });

  it('estimates a running month from its traffic so far', () => {
    // November 2026 in UTC: 3 days of 30 have run, 3 × 1440 × 100 × 0.001 = 432 so far, 4 320 for the month.
    const firstMs = Date.parse('2026-11-01T00:00:00Z');
    const tallies = talliesInMemory(firstMs, alike(3 * 1440, 100));
    const month = windowTo(firstMs + 3 * DAY_MS, 'month');
    const budget = budgetOf(facts(tallies), month);
    expect(budget?.allowed).toBeCloseTo(4320, 6);
    expect(budget?.estimated).toBe(true);
  });

  it('estimates from the first observation on, where that came after the month began', () => {
    const firstMs = Date.parse('2026-11-03T00:00:00Z');
    const tallies = talliesInMemory(firstMs, alike(1440, 100));
    const budget = budgetOf(facts(tallies), windowTo(firstMs + DAY_MS, 'month'));
    // 144 a day, 30 days
    expect(budget?.allowed).toBeCloseTo(4320, 6);
  });

  it('gives the time before the first observation to the targets in force then', () => {
    const monthMs = Date.parse('2026-11-01T00:00:00Z');
    const tallies = talliesInMemory(monthMs + 12 * DAY_MS, alike(1440, 100));
    const versions = [agreed(1, 0, 0.999), agreed(2, monthMs + 4 * DAY_MS, 0.99)];
    const budget = budgetOf(facts(tallies, versions), windowTo(monthMs + 13 * DAY_MS, 'month'));
    // 144 000 a day: 4 days at 0.001, 26 days at 0.01
    expect(budget?.allowed).toBeCloseTo(576 + 37_440, 6);
  });

  it('keeps what each target allowed so far, and gives what is ahead to the present one', () => {
    const firstMs = Date.parse('2026-11-01T00:00:00Z');
    const tallies = talliesInMemory(firstMs, alike(4 * 1440, 100));
    const versions = [agreed(1, 0, 0.999), agreed(2, firstMs + 3 * DAY_MS, 0.99)];
    const budget = budgetOf(facts(tallies, versions), windowTo(firstMs + 4 * DAY_MS, 'month'));
    // 144 000 a day: 3 days × 144 under 99.9 %, 1 day × 1 440 under 99 %, and 26 days × 1 440 ahead.
    expect(budget?.allowed).toBeCloseTo(432 + 1_440 + 26 * 1_440, 6);
  });

  it('does not estimate a month that is over', () => {
    const firstMs = Date.parse('2026-11-01T00:00:00Z');
    const tallies = talliesInMemory(firstMs + 29 * DAY_MS, alike(1440, 100));
    expect(budgetOf(facts(tallies), windowTo(firstMs + 30 * DAY_MS, 'month'))).toMatchObject({
      allowed: 144,
      estimated: false,
    });
  });
});

describe('the error budget of time-based sources', () => {
  const probe = { sliKind: 'probe', intervalSeconds: 30 } as const;
  const oneFailed = talliesInMemory(minute(0), alike(1, 2, 1));

  it('is that of the whole window from the first probe on', () => {
    // 30 × 24 × 120 = 86 400 probes owed, 0.1 % of them 86.4; one failed.
    const budget = budgetOf(facts(oneFailed, threeNines, probe), windowTo(minute(1)));
    expect(budget).toMatchObject({ allowed: 86.4, spent: 1, remaining: 1 - 1 / 86.4 });
  });

  it('counts every target', () => {
    const budget = budgetOf(
      facts(oneFailed, threeNines, { ...probe, observedCount: 3 }),
      windowTo(minute(1)),
    );
    expect(budget?.allowed).toBeCloseTo(3 * 86.4, 9);
    expect(budget?.allowedMinutes).toBeCloseTo(43.2, 9);
  });

  it.each([
    ['30d', 43 * 60 + 12],
    ['28d', 40 * 60 + 19.2],
    ['7d', 10 * 60 + 4.8],
  ])('is so long as time over %s for 99.9 %% (METRICS.md §2)', (name, seconds) => {
    const versions = [agreed(1, 0, 0.999, name)];
    const budget = budgetOf(facts(oneFailed, versions, probe), windowTo(minute(1), name));
    expect((budget?.allowedMinutes ?? 0) * 60).toBeCloseTo(seconds, 6);
  });

  it('takes each stretch of the window by its own target, also before the first probe', () => {
    const versions = [agreed(1, 0, 0.999), agreed(2, START_MS - 10 * DAY_MS, 0.99)];
    const budget = budgetOf(facts(oneFailed, versions, probe), windowTo(START_MS));
    // 20 d × 1440 × 0.001 + 10 d × 1440 × 0.01 = 28.8 + 144 minutes
    expect(budget?.allowedMinutes).toBeCloseTo(172.8, 9);
  });

  it('is that of the whole window too where it was agreed a moment ago', () => {
    const versions = [version(1, 0), agreed(2, minute(0), 0.999)];
    expect(budgetOf(facts(oneFailed, versions, probe), windowTo(minute(1)))?.allowedMinutes).toBeCloseTo(
      43.2,
      9,
    );
  });

  it('is that of the whole month in a month that runs, an hour more or less with the clocks', () => {
    // March 2026 in Berlin has 31 days less one hour: 743 h × 0.001 = 44.58 minutes.
    const startMs = Date.parse('2026-02-28T23:00:00Z');
    const month = windowTo(startMs + DAY_MS, 'month', 'Europe/Berlin');
    const budget = budgetOf(facts(oneFailed, [agreed(1, 0, 0.999, 'month')], probe), month);
    expect(budget?.allowedMinutes).toBeCloseTo((743 * HOUR_MS * 0.001) / MINUTE_MS, 9);
    expect(budget?.estimated).toBe(true);
  });
});

describe('laws of the error budget', () => {
  const aMinute = fc
    .tuple(fc.nat(100), fc.nat(100))
    .map(([good, bad]): MinuteTally => ({ good, total: good + bad }));
  const remaining = (minutes: readonly MinuteTally[], rest = {}) =>
    budgetOf(facts(talliesInMemory(minute(0), minutes), threeNines, rest), windowTo(minute(minutes.length)))
      ?.remaining ?? null;

  it('never more than whole', () => {
    fc.assert(
      fc.property(fc.array(aMinute, { minLength: 1, maxLength: 50 }), (minutes) => {
        expect(remaining(minutes) ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('one more bad among as many never leaves more', () => {
    const nextBad = ({ good, total }: MinuteTally): MinuteTally => ({ good: Math.max(0, good - 1), total });
    fc.assert(
      fc.property(fc.array(aMinute, { minLength: 1, maxLength: 50 }), fc.nat(49), (minutes, at) => {
        const worse = minutes.map((each, i) => (i === at % minutes.length ? nextBad(each) : each));
        for (const rest of [{}, { sliKind: 'probe' as const }]) {
          const before = remaining(minutes, rest);
          if (before !== null) expect(remaining(worse, rest)).toBeLessThanOrEqual(before);
        }
      }),
    );
  });

  it('the same however requests are spread over minutes of one target', () => {
    fc.assert(
      fc.property(fc.array(aMinute, { minLength: 2, maxLength: 20 }), (minutes) => {
        const good = minutes.reduce((sum, each) => sum + each.good, 0);
        const total = minutes.reduce((sum, each) => sum + each.total, 0);
        const merged = [...alike(minutes.length - 1, 0), { good, total }];
        expect(remaining(merged)).toBe(remaining(minutes));
      }),
    );
  });
});
