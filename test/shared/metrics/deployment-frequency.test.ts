import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodEdges } from '#shared/calendar.ts';
import type { DeliveryFacts } from '#shared/facts.ts';
import { deploymentFrequency } from '#shared/metrics/deployment-frequency.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { DAY_MS, HOUR_MS, WEEK_MS } from '#shared/units.ts';
import { resolveWindow, spansBetween } from '#shared/windows.ts';
import { deployment, facts, options, type span, toldTwice } from './delivery-facts.ts';

// 2026-10-05 is a Monday.
const MONDAY = Date.parse('2026-10-05T00:00Z');
const inWeek = (week: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    deployment(`w${week}-${index}`, MONDAY + week * WEEK_MS + index * DAY_MS),
  );
const compute = (given: Parameters<typeof facts>[0], window: ReturnType<typeof span>) =>
  deploymentFrequency.compute(facts(given), window, options());
const wednesday = (week: number) => MONDAY + week * WEEK_MS + 2 * DAY_MS;

describe('deployment frequency', () => {
  it('is 2.0 for weeks with 2, 0, 4 and a running week with 3, n = 6 (METRICS.md §7)', () => {
    const deployments = [...inWeek(0, 2), ...inWeek(2, 4), ...inWeek(3, 2)];
    const answer = compute({ deployments }, resolveWindow('21d', wednesday(3), 'UTC'));
    expect(answer).toMatchObject({ value: 2, n: 6, reason: null });
    // Days with a deployment: 2, 0 and 4 of the three weeks.
    expect(answer.detail).toEqual({ weeks: 3, daysWithDeploymentPerWeekMedian: 2 });
    expect(answer.formula).toBe('6 deployments / 3 complete weeks = 2 per week');
  });

  it("counts a service's first week whole and the weeks before it not at all", () => {
    const answer = compute({ deployments: inWeek(2, 3) }, resolveWindow('28d', wednesday(4), 'UTC'));
    expect(answer).toMatchObject({ value: 1.5, n: 3, detail: { weeks: 2 } });
    expect(answer.coveredFromMs).toBe(MONDAY + 2 * WEEK_MS);
  });

  it('says why there is no value: no deployment ever, none yet, no complete week', () => {
    const month = resolveWindow('28d', wednesday(4), 'UTC');
    expect(compute({}, month)).toMatchObject({ value: null, n: 0, reason: 'no-data' });
    expect(compute({ deployments: inWeek(9, 1) }, month).reason).toBe('before-start');
    // It began in the running week, of which nothing is complete.
    expect(compute({ deployments: inWeek(4, 1) }, month).reason).toBe('too-few');
    expect(compute({ deployments: inWeek(0, 1) }, resolveWindow('6d', wednesday(4), 'UTC'))).toMatchObject({
      value: null,
      reason: 'too-few',
    });
  });

  it('is zero, not null, for weeks without any once there was one', () => {
    const answer = compute({ deployments: inWeek(0, 1) }, resolveWindow('7d', wednesday(4), 'UTC'));
    expect(answer).toMatchObject({ value: 0, n: 0, reason: null });
  });

  const times = fc.array(fc.integer({ min: MONDAY, max: MONDAY + 8 * WEEK_MS - 1 }), { maxLength: 40 });
  const named = (finished: readonly number[]) => finished.map((at, index) => deployment(`d${index}`, at));

  it('does not depend on the order of the facts, nor on how often they are told', () => {
    const window = resolveWindow('28d', wednesday(6), 'UTC');
    fc.assert(
      fc.property(times, (finished) => {
        const given = facts({ deployments: named(finished) });
        const answer = deploymentFrequency.compute(given, window, options());
        expect(deploymentFrequency.compute(toldTwice(given), window, options())).toEqual(answer);
      }),
    );
  });

  it('is the same when facts and window move by seven days', () => {
    fc.assert(
      fc.property(times, (finished) => {
        const at = (offset: number) =>
          compute(
            { deployments: named(finished.map((time) => time + offset)) },
            resolveWindow('28d', wednesday(6) + offset, 'UTC'),
          );
        expect(at(WEEK_MS).value).toBe(at(0).value);
        expect(at(WEEK_MS).n).toBe(at(0).n);
      }),
    );
  });
});

/** The figure of one period of a series. */
const deploymentsPerWeek = (given: DeliveryFacts, startMs: number, endMs: number) => {
  const compute = deploymentFrequency.createPeriodCompute?.(historyOf(given));
  if (compute === undefined) throw new TypeError('deployment frequency has a series of its own');
  return compute({ name: 'custom', startMs, endMs, zone: 'UTC' }, endMs);
};

describe('the series of deployment frequency', () => {
  it('is a rate per week whatever the length of the period', () => {
    const given = facts({ deployments: inWeek(0, 3) });
    expect(deploymentsPerWeek(given, MONDAY, MONDAY + WEEK_MS)).toMatchObject({ value: 3, n: 3 });
    expect(deploymentsPerWeek(given, MONDAY, MONDAY + DAY_MS)).toMatchObject({ value: 7, n: 1 });
    // October has 31 days: 3 × 7 / 31.
    const october = [Date.parse('2026-10-01T00:00Z'), Date.parse('2026-11-01T00:00Z')] as const;
    expect(deploymentsPerWeek(given, ...october).value).toBeCloseTo(21 / 31, 12);
  });

  it('takes a week in which the clocks change as one week', () => {
    const wednesdayMs = wednesday(2);
    const [startMs = 0, endMs = 0] = periodEdges('week', wednesdayMs, wednesdayMs + 1, 'Europe/Berlin');
    expect(endMs - startMs).toBe(WEEK_MS + HOUR_MS);
    const given = facts({ deployments: [deployment('a', startMs), deployment('b', endMs - 1)] });
    expect(deploymentsPerWeek(given, startMs, endMs).value).toBe(2);
  });

  it('is before-start before the first deployment, and zero after it', () => {
    const given = facts({ deployments: inWeek(1, 1) });
    expect(deploymentsPerWeek(given, MONDAY, MONDAY + WEEK_MS)).toMatchObject({
      value: null,
      reason: 'before-start',
    });
    expect(deploymentsPerWeek(given, MONDAY + 2 * WEEK_MS, MONDAY + 3 * WEEK_MS)).toMatchObject({
      value: 0,
      n: 0,
      reason: null,
    });
    expect(deploymentsPerWeek(facts({}), MONDAY, MONDAY + WEEK_MS).reason).toBe('no-data');
  });

  it('adds up the same by days and by weeks over a change of clocks', () => {
    const fromMs = Date.parse('2026-10-12T00:00+02:00');
    const toMs = Date.parse('2026-11-02T00:00+01:00');
    const time = fc.integer({ min: fromMs, max: toMs - 1 });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 30 }), (finished) => {
        const given = facts({ deployments: finished.map((at, index) => deployment(`d${index}`, at)) });
        const sum = (by: 'day' | 'week') =>
          spansBetween(periodEdges(by, fromMs, toMs, 'Europe/Berlin'))
            .map(({ startMs, endMs }) => deploymentsPerWeek(given, startMs, endMs).n)
            .reduce((total, n) => total + n, 0);
        expect(sum('day')).toBe(finished.length);
        expect(sum('week')).toBe(finished.length);
      }),
      { numRuns: 30 },
    );
  });
});
