import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BehaviourMarks, behaviour, unmarked } from '#shared/metrics/behaviour.ts';
import { compareSpans, type SpanValues } from '#shared/metrics/compare-spans.ts';
import { WEEK_MS } from '#shared/units.ts';
import { weekly } from './weekly-points.ts';

const swing = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? low : high));
const weeks = (from: number, to: number) => ({ startMs: from * WEEK_MS, endMs: to * WEEK_MS });

interface Asked {
  readonly before: readonly [number, number];
  readonly now: readonly [number, number];
  readonly marks?: BehaviourMarks;
  readonly values?: SpanValues;
}

/** What a figure from events is about, where each week has as many. */
const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

const compare = (
  weekValues: readonly (number | null)[],
  { before, now, marks = unmarked, values }: Asked,
  better: 'higher' | 'lower' = 'lower',
) => {
  const points = weekly(weekValues);
  const told = { points, behaviour: behaviour(points, better, null, marks), better };
  const means = { before: meanOf(weekValues.slice(...before)), now: meanOf(weekValues.slice(...now)) };
  return compareSpans(told, weeks(...before), weeks(...now), values ?? means);
};
const unsaid = { lower: null, upper: null, count: null, of: null, known: null, side: null };

// Twelve weeks around 10, then eighteen around 2 of which the tenth is odd.
const fell = [...swing(9, 11, 12), ...swing(3, 1, 9), 12, ...swing(3, 1, 8)];

describe('compareSpans', () => {
  it('is really better in a later usual range, with how many weeks lie beyond the old average', () => {
    expect(compare(fell, { before: [2, 10], now: [20, 30] })).toEqual({
      verdict: 'better',
      went: 'down',
      // Weeks 12 to 29, of which the odd one is above.
      reason: { ...unsaid, code: 'beyond-old-average', count: 17, of: 18, side: 'below' },
    });
    expect(compare(fell, { before: [2, 10], now: [20, 30] }, 'higher')).toMatchObject({ verdict: 'worse' });
  });

  it('is no real change within one usual range, whatever the two numbers are', () => {
    // Swings of 10 ± 1: moving ranges are 2, so limits are 10 ± 5.32.
    expect(compare(swing(9, 11, 24), { before: [0, 3], now: [21, 24] })).toEqual({
      verdict: 'steady',
      went: null,
      reason: {
        ...unsaid,
        code: 'usual-range',
        lower: expect.closeTo(4.68, 9),
        upper: expect.closeTo(15.32, 9),
      },
    });
  });

  it('tells odd weeks between, and how many have a known cause', () => {
    const asked = { before: [13, 20], now: [24, 30] } as const;
    expect(compare(fell, asked)).toMatchObject({
      verdict: 'steady',
      reason: { code: 'odd-periods', count: 1, of: 17, known: 0 },
    });
    const marks = { ...unmarked, knownCauses: [weeks(21, 22)] };
    expect(compare(fell, { ...asked, marks }).reason).toMatchObject({ count: 1, of: 17, known: 1 });
  });

  it('takes an odd last week for an odd week, not for a change', () => {
    expect(compare([...swing(9, 11, 14), 40], { before: [10, 12], now: [13, 15] })).toMatchObject({
      verdict: 'steady',
      reason: { code: 'odd-periods', count: 1 },
    });
  });

  it('is worse where three of the last four weeks lie near the edge and the span before was usual', () => {
    const near = [...swing(9, 11, 12), 10, 10, 14, 14, 10, 14];
    expect(compare(near, { before: [10, 14], now: [14, 18] })).toMatchObject({
      verdict: 'worse',
      went: 'up',
      reason: { code: 'near-the-edge', side: 'above' },
    });
    // Where the span before was odd on the same side, nothing changed between them.
    expect(compare(near.with(12, 30), { before: [10, 14], now: [14, 18] })).toMatchObject({
      verdict: 'steady',
      reason: { code: 'odd-periods' },
    });
  });

  it('is changed, neither better nor worse, where the usual range went up and down between', () => {
    const upAndDown = [...swing(9, 11, 12), ...swing(29, 31, 12), ...swing(9, 11, 12)];
    expect(compare(upAndDown, { before: [0, 12], now: [26, 36] })).toMatchObject({
      verdict: 'changed',
      went: null,
      reason: { code: 'beyond-old-average', count: null, side: null },
    });
  });

  it('is changed where the values mean something else since, never better or worse', () => {
    const marks = { ...unmarked, definitionChanges: [12 * WEEK_MS] };
    expect(compare(fell, { before: [2, 10], now: [20, 30], marks })).toEqual({
      verdict: 'changed',
      went: null,
      reason: { ...unsaid, code: 'new-definition' },
    });
  });

  it('is too early under twelve weeks, and says nothing of a span without a value', () => {
    expect(compare(swing(9, 11, 11), { before: [0, 4], now: [5, 11] })).toEqual({
      verdict: 'too-early',
      went: null,
      reason: { ...unsaid, code: 'too-few', count: 11, of: 12 },
    });
    const none = { verdict: 'too-early', went: null, reason: { ...unsaid, code: 'no-data' } };
    expect(compare(fell, { before: [0, 4], now: [20, 30], values: { before: null, now: 2 } })).toEqual(none);
    expect(compare([...fell, null], { before: [0, 4], now: [30, 31] })).toEqual(none);
    expect(compare([], { before: [0, 4], now: [5, 6] })).toEqual(none);
  });

  it('is never better where the figure is worse: two odd weeks rule it, though the usual range fell', () => {
    // The stranger's quarter: weeks spend 1.5 instead of 5, and two of them 60: the quarter 139 % after 45 %.
    const values = [...swing(4, 6, 12), ...swing(1, 2, 9), 60, 60, ...swing(1, 2, 2)];
    const asked = { before: [0, 12], now: [12, 25], values: { before: 0.45, now: 1.39 } } as const;
    expect(compare(values, asked)).toEqual({
      verdict: 'changed',
      went: null,
      reason: expect.objectContaining({ code: 'odd-periods', count: 2, of: 25, known: 0, side: null }),
    });
    const marks = { ...unmarked, knownCauses: [weeks(21, 22)] };
    expect(compare(values, { ...asked, marks }).reason).toMatchObject({ count: 2, known: 1 });
    const fallen = { ...asked, values: { before: 1.39, now: 0.45 } };
    expect(compare(values, fallen)).toMatchObject({ verdict: 'better', went: 'down' });
  });

  it('is no real change where the usual range moved, the figure did not follow and no week was odd', () => {
    const asked = { before: [2, 10], now: [13, 21], values: { before: 2, now: 2 } } as const;
    expect(compare(fell.slice(0, 21), asked)).toMatchObject({
      verdict: 'steady',
      went: null,
      reason: { code: 'usual-range', lower: null },
    });
  });

  it('never points against its own two figures, whatever they are', () => {
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    const level = fc.tuple(value, fc.integer({ min: 1, max: 14 }));
    const series = fc
      .array(level, { minLength: 2, maxLength: 4 })
      .chain((levels) =>
        fc.tuple(
          ...levels.flatMap(([centre, count]) =>
            Array.from({ length: count }, () => value.map((each) => centre + each / 10)),
          ),
        ),
      );
    fc.assert(
      fc.property(series, value, value, fc.boolean(), (values, before, now, isLower) => {
        const half = Math.floor(values.length / 2);
        const asked = { before: [0, half], now: [half, values.length], values: { before, now } } as const;
        const better = isLower ? 'lower' : 'higher';
        const { verdict } = compare(values, asked, better);
        const isBetter = isLower ? now < before : now > before;
        if (verdict === 'better') expect(isBetter).toBe(true);
        if (verdict === 'worse') expect(!isBetter && now !== before).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never calls a usual range better or worse than itself, whatever its values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 12, maxLength: 40 }),
        (values) => {
          const points = weekly(values);
          const usual = behaviour(points, 'lower', null);
          if (usual.baselines.length > 1 || usual.signals.length > 0) return;
          const { verdict } = compare(values, { before: [0, 6], now: [6, values.length] });
          expect(['steady', 'too-early']).toContain(verdict);
        },
      ),
      { numRuns: 300 },
    );
  });
});
