import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDayRollups, type RollupRow } from '../../../server/store/day-rollups.ts';

const day = fc.integer({ min: 19_000, max: 20_500 });
const count = fc.integer({ min: 0, max: 1_000_000 });
const row: fc.Arbitrary<RollupRow> = fc.tuple(day, count, count, fc.integer({ min: 0, max: 1_440 }));

describe('the sums of packed days', () => {
  it('are what a map by day holds, whatever was read at the start and packed later, in any order', () => {
    const check = (read: readonly RollupRow[], later: readonly RollupRow[], from: number, to: number) => {
      const rollups = createDayRollups(read);
      const byDay = new Map(read.map((each) => [each[0], each]));
      for (const each of later) {
        const [epochDay, good, total, coveredMinutes] = each;
        rollups.set(epochDay, { good, total, coveredMinutes });
        byDay.set(epochDay, each);
      }
      const inside = [...byDay.values()].filter(([epochDay]) => epochDay >= from && epochDay < to);
      const sum = { good: 0, total: 0, coveredMinutes: 0 };
      rollups.addTo(sum, from, to);
      expect(sum).toEqual({
        good: inside.reduce((all, [, good]) => all + good, 0),
        total: inside.reduce((all, [, , total]) => all + total, 0),
        coveredMinutes: inside.reduce((all, [, , , covered]) => all + covered, 0),
      });
      for (const each of [from, to, ...byDay.keys()]) expect(rollups.has(each)).toBe(byDay.has(each));
    };
    const days = fc.uniqueArray(row, { selector: ([epochDay]) => epochDay, maxLength: 30 });
    fc.assert(fc.property(days, fc.array(row, { maxLength: 30 }), day, day, check));
  });

  it('know a day in which nothing was counted and nothing heard from one that is not packed', () => {
    const rollups = createDayRollups([[20_000, 0, 0, 0]]);
    expect([rollups.has(19_999), rollups.has(20_000), rollups.has(20_001)]).toEqual([false, true, false]);
  });
});
