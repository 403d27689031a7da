import { describe, expect, it } from 'vitest';
import { errorBudget } from '#shared/metrics/error-budget.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import { agreed, facts, minute, threeNines, windowTo } from '../slo/objective-facts.ts';
import { alike, talliesInMemory } from '../slo/tallies-in-memory.ts';

const options = { limit: null, settleSeconds: 86_400 };
const window = windowTo(minute(20));

const iso = (atMs: number): string => new Date(atMs).toISOString();

describe('error budget', () => {
  const tallies = talliesInMemory(minute(0), [...alike(17, 100), ...alike(3, 100, 1)]);
  const versions = [agreed(1, 0, 0.999), agreed(2, minute(10), 0.99)];

  it('is what is left of what each minute was allowed, with its receipt (METRICS.md §7)', () => {
    expect(errorBudget.compute(facts(tallies, versions), window, options)).toEqual({
      value: 1 - 3 / 11,
      n: 2000,
      reason: null,
      low: null,
      high: null,
      detail: {
        ...{ allowed: 11, spent: 3, allowedMinutes: null, estimated: false },
        ...{ coverageRatio: 1, collectorDownMinutes: 0 },
      },
      formula: `1 - spent 3 / allowed 11 = ${1 - 3 / 11}`,
      inputs: {
        good: 1997,
        total: 2000,
        targets: [
          { from: iso(window.startMs), to: iso(minute(10)), target: 0.999, version: 1 },
          { from: iso(minute(10)), to: iso(minute(20)), target: 0.99, version: 2 },
        ],
      },
      leftOut: [],
      coveredFromMs: minute(0),
    });
  });

  it('is the number that the judgement of the objective says', () => {
    const judged = judgeObjective(facts(tallies, versions), { nowMs: minute(20), window });
    const figure = errorBudget.compute(facts(tallies, versions), window, options);
    expect(figure.value).toBe(judged.budget?.remaining);
  });

  it('is null, with the reason, where there is none', () => {
    const none = errorBudget.compute(facts(tallies, []), window, options);
    expect(none).toMatchObject({ value: null, reason: 'not-configured', formula: 'not-configured' });
    const perfect = errorBudget.compute(facts(tallies, [agreed(1, 0, 1)]), window, options);
    expect(perfect).toMatchObject({ value: null, reason: 'not-configured' });
  });

  it('is null, not whole, while there is no data or too little', () => {
    const nothing = talliesInMemory(minute(0), []);
    const probe = { sliKind: 'probe' } as const;
    expect(errorBudget.compute(facts(nothing, threeNines, probe), window, options)).toMatchObject({
      value: null,
      reason: 'no-data',
    });
    const little = talliesInMemory(minute(0), alike(20, 1, 1));
    expect(errorBudget.compute(facts(little), window, options)).toMatchObject({
      value: null,
      reason: 'too-few',
    });
  });

  it('of a probe on a new board survives one failure, and counts in minutes', () => {
    const probed = talliesInMemory(minute(0), alike(1, 2, 1));
    const figure = errorBudget.compute(
      facts(probed, threeNines, { sliKind: 'probe', intervalSeconds: 30 }),
      window,
      options,
    );
    expect(figure.value).toBe(1 - 1 / 86.4);
    expect(figure.detail.allowedMinutes).toBeCloseTo(43.2, 9);
  });
});
