import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetLine } from '#shared/slo/budget-line.ts';
import { measureObjective } from '#shared/slo/measure-objective.ts';
import { MINUTE_MS } from '#shared/units.ts';
import { agreed, facts, minute, START_MS, threeNines, windowTo } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

describe('the budget line', () => {
  it('is the worked example of METRICS.md §7 where the target changes under way', () => {
    // 0.999 for ten minutes, then 0.99; 100 requests a minute, 3 bad in all: 1 - 3/11.
    const tallies = talliesInMemory(START_MS, [...alike(10, 100), ...alike(3, 100, 1), ...alike(7, 100)]);
    const versions = [agreed(1, 0, 0.999, '30d'), agreed(2, minute(10), 0.99, '30d')];
    const own = facts(tallies, versions, { minimumEvents: 0 });
    const line = budgetLine(own, [windowTo(minute(10)), windowTo(minute(20))]);
    expect(line).toEqual([
      { atMs: minute(10), remaining: 1 },
      { atMs: minute(20), remaining: 1 - 3 / 11 },
    ]);
  });

  it('is a gap before the first observation and where there are too few events', () => {
    // 99.9 % asks for 1 000 events: five minutes of 200.
    const tallies = talliesInMemory(START_MS, [...unheard(5), ...alike(10, 200)]);
    const line = budgetLine(
      facts(tallies),
      [4, 9, 10, 15].map((at) => windowTo(minute(at))),
    );
    expect(line.map(({ remaining }) => remaining)).toEqual([null, null, 1, 1]);
  });

  it('is a gap where nothing was agreed, and empty for no instants', () => {
    const tallies = talliesInMemory(START_MS, alike(60, 100, 1));
    expect(budgetLine(facts(tallies, []), [windowTo(minute(60))])).toEqual([
      { atMs: minute(60), remaining: null },
    ]);
    expect(budgetLine(facts(tallies), [])).toEqual([]);
  });

  it('is at every point the figure that stood there, whatever the facts, the targets and the windows', () => {
    const minutes = fc.array(fc.record({ total: fc.nat(50), failed: fc.nat(9), covered: fc.boolean() }), {
      minLength: 1,
      maxLength: 90,
    });
    const ends = fc.array(fc.integer({ min: -5, max: 100 }), { minLength: 1, maxLength: 12 });
    const steps = fc.array(
      fc.record({ at: fc.integer({ min: 1, max: 90 }), target: fc.constantFrom(0.9, 0.99, 0.999) }),
      { maxLength: 3 },
    );
    const windows = fc.constantFrom('1d', '7d', '30d', 'week', 'month');
    const kind = fc.constantFrom('counters' as const, 'probe' as const);
    fc.assert(
      fc.property(minutes, ends, steps, windows, kind, (told, endsAt, changes, name, sliKind) => {
        const tallies = talliesInMemory(
          START_MS,
          told
            .map(({ total, failed, covered }) => ({
              good: Math.max(0, total - failed),
              total: covered ? total : 0,
              covered,
            }))
            .map((each) => ({ ...each, good: Math.min(each.good, each.total) })),
        );
        const versions = [
          ...threeNines,
          ...changes
            .toSorted((a, b) => a.at - b.at)
            .map(({ at, target }, index) => agreed(index + 2, minute(at) + 1, target)),
        ];
        const own = facts(tallies, versions, { sliKind, minimumEvents: 3 });
        const shown = endsAt.map((at) => windowTo(minute(at), name, 'Asia/Seoul'));
        expect(budgetLine(own, shown)).toEqual(
          shown.map((window) => ({
            atMs: window.endMs,
            remaining: measureObjective(own, window).budget?.remaining ?? null,
          })),
        );
      }),
    );
  });

  it('counts the tallies once, however many windows overlap', () => {
    const tallies = talliesInMemory(START_MS, alike(600, 10, 1));
    let counted = 0;
    const watched = {
      ...tallies,
      sums: (edgesMs: readonly number[]) => {
        counted += 1;
        return tallies.sums(edgesMs);
      },
      sum: (fromMs: number, toMs: number) => {
        counted += 1;
        return tallies.sum(fromMs, toMs);
      },
    };
    const ends = Array.from({ length: 300 }, (_, index) =>
      windowTo(START_MS + 300 * MINUTE_MS + index * MINUTE_MS),
    );
    budgetLine(facts(watched), ends);
    expect(counted).toBe(1);
  });
});
