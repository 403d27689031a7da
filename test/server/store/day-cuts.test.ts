import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDayCuts } from '../../../server/store/day-cuts.ts';
import type { PartOfDay } from '../../../server/store/packed-part.ts';
import {
  addSpans,
  emptyColumns,
  type RunningSum,
  type TallyColumns,
} from '../../../server/store/tally-columns.ts';
import { openAt, temporaryFolder } from './folders.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const DAYS = 2;
const START = Date.UTC(2026, 2, 27);

const zero = (): RunningSum => ({ good: 0, total: 0, coveredMinutes: 0 });
/** Thirds: sums of them differ in the last digit where they are added in another order. */
const minutesOf = (seed: number): TallyColumns => {
  const columns = emptyColumns(1_440);
  for (let minute = 0; minute < 1_440; minute += 1) {
    columns.good[minute] = ((minute * seed) % 7) / 3;
    columns.total[minute] = ((minute * seed) % 11) / 3 + 3;
    columns.covered[minute] = (minute * seed) % 5 === 0 ? 0 : 1;
  }
  return columns;
};

describe('the sums on both sides of a cut', () => {
  const day = fc.integer({ min: 20_000, max: 20_060 });
  const minute = fc.integer({ min: 1, max: 95 }).map((quarter) => quarter * 15);
  const step = fc.oneof(
    fc.record({ day, minute, side: fc.constantFrom('before' as const, 'after' as const) }),
    fc.record({ day, seed: fc.integer({ min: 1, max: 1_000 }) }),
  );

  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  it('are bit by bit what adding them up anew gives, whatever was asked and packed before', () => {
    const check = (steps: readonly Step[]) => {
      const packed = new Map<number, TallyColumns>();
      const addPart = (sum: RunningSum, { epochDay, from, to }: PartOfDay) =>
        addSpans(sum, packed.get(epochDay) ?? emptyColumns(1_440), from, to);
      const cuts = createDayCuts(addPart);
      for (const each of steps) {
        if ('seed' in each) {
          packed.set(each.day, minutesOf(each.seed));
          cuts.forget(each.day);
          continue;
        }
        const [from, to] = each.side === 'before' ? [0, each.minute] : [each.minute, 1_440];
        const [kept, anew] = [zero(), zero()];
        cuts.addTo(kept, each.day, each.minute, each.side);
        addPart(anew, { epochDay: each.day, from, to });
        expect(kept).toEqual(anew);
      }
    };
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), check));
  });

  it('are added up once for a minute, and anew for another one', () => {
    let added = 0;
    const cuts = createDayCuts(() => {
      added += 1;
    });
    for (const each of [900, 900, 900, 540, 540]) {
      cuts.addTo(zero(), 20_000, each, 'before');
      cuts.addTo(zero(), 20_000, each, 'after');
    }
    expect(added).toBe(4);
  });
});

describe('sums between the midnights of zones', () => {
  const offset = fc.constantFrom(540, 330, -210);
  /** Eighths: their sums are exact in any order. */
  const eighths = fc.integer({ min: 0, max: 800 }).map((count) => count / 8);
  const write = fc.record({
    kind: fc.constantFrom('add' as const, 'replace' as const),
    minute: fc.integer({ min: 0, max: DAYS * 1_440 - 1 }),
    total: eighths,
  });
  const question = fc.record({
    kind: fc.constant('ask' as const),
    offset,
    from: fc.integer({ min: -1, max: 0 }),
    days: fc.integer({ min: 2, max: DAYS + 1 }),
  });
  const pack = fc.record({ kind: fc.constant('pack' as const) });
  const step = fc.oneof(write, question, pack);
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  it('are what the minutes sum to, while tallies come late and days are packed and packed again', () => {
    const check = (steps: readonly Step[]) => {
      const { tallies } = openAt(temporaryFolder(), START + (DAYS + 2) * DAY);
      const sliId = tallies.sliId('shop', 'availability');
      const known = new Map<number, number>();
      for (const each of steps) {
        if (each.kind === 'pack') tallies.pack(START + (DAYS + 2) * DAY);
        else if (each.kind === 'ask') {
          const edges = Array.from(
            { length: each.days + 1 },
            (_, at) => (each.from + at) * 1_440 - each.offset,
          );
          const totals = tallies.lookup(sliId).sums(edges.map((at) => START + at * MINUTE));
          const inside = (from: number, to: number) =>
            [...known].filter(([at]) => at >= from && at < to).reduce((sum, [, total]) => sum + total, 0);
          expect(totals.map(({ total }) => total)).toEqual(
            edges.slice(1).map((to, at) => inside(edges[at] ?? to, to)),
          );
        } else {
          const { minute, total } = each;
          const before = each.kind === 'add' ? (known.get(minute) ?? 0) : 0;
          known.set(minute, before + total);
          tallies[each.kind]([{ sliId, minuteMs: START + minute * MINUTE, good: 0, total, covered: true }]);
        }
      }
    };
    fc.assert(fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), check), { numRuns: 15 });
  });
});
