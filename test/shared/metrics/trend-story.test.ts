import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BehaviourMarks, behaviour, unmarked } from '#shared/metrics/behaviour.ts';
import { isValued, trendStory } from '#shared/metrics/trend-story.ts';
import { WEEK_MS } from '#shared/units.ts';
import { weekly } from './weekly-points.ts';

const swing = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? low : high));
const weeks = (from: number, to: number) => ({ startMs: from * WEEK_MS, endMs: to * WEEK_MS });

const tell = (
  values: readonly (number | null)[],
  span = weeks(0, values.length),
  marks: BehaviourMarks = unmarked,
) => {
  const points = weekly(values);
  const told = { points, behaviour: behaviour(points, 'lower', null, marks), better: 'lower' } as const;
  return trendStory(told, span, points.slice(span.startMs / WEEK_MS, span.endMs / WEEK_MS).some(isValued));
};

// Twelve weeks around 10, then around 2.
const fell = [...swing(9, 11, 12), ...swing(3, 1, 12)];

describe('trendStory', () => {
  it('tells the latest shift with both averages, and that it stays', () => {
    expect(tell(fell)).toEqual({
      kind: 'shift',
      verdict: 'better',
      went: 'down',
      fromCentre: 10,
      toCentre: 2,
      sinceMs: 12 * WEEK_MS,
      fromSpan: weeks(0, 12),
      toSpan: weeks(12, 24),
      stays: true,
      lastOdd: false,
      odd: 0,
      oddOf: 12,
      points: 24,
      pointsNeeded: 12,
    });
  });

  it('does not say that it stays where a signal lasts on the other side, unless its cause is known', () => {
    expect(tell([...fell, 9])).toMatchObject({ kind: 'shift', stays: false });
    const knownCauses = [weeks(24, 25)];
    expect(tell([...fell, 9], weeks(0, 25), { ...unmarked, knownCauses })).toMatchObject({ stays: true });
    expect(tell([...fell, 9, 2])).toMatchObject({ stays: true });
  });

  it('says that the last week was unusual where it lies outside on the other side', () => {
    // The stranger's budget: fallen in June, and forty times as much in the last week.
    expect(tell([...fell, 40])).toMatchObject({ stays: false, lastOdd: true, odd: 1, oddOf: 13 });
    expect(tell([...fell, 40, 2])).toMatchObject({ stays: true, lastOdd: false, odd: 1 });
    const marks = { ...unmarked, knownCauses: [weeks(24, 25)] };
    expect(tell([...fell, 40], weeks(0, 25), marks)).toMatchObject({ stays: true, lastOdd: false });
  });

  it('names the stretches whose figures are told: shown complete weeks where nothing shifted', () => {
    expect(tell(swing(9, 11, 24), weeks(6, 20))).toMatchObject({ fromSpan: null, toSpan: weeks(6, 20) });
    expect(tell([...fell, ...swing(11, 9, 10)], weeks(6, 20))).toMatchObject({
      fromSpan: weeks(0, 12),
      toSpan: weeks(12, 24),
    });
  });

  it('is unsettled, not steady, where most of what is shown is odd', () => {
    // Months of lead time: eight high and then four low, too few to begin a usual range of their own.
    const months = [5.88, 4.97, 5.03, 5.22, 5.12, 5.23, 4.88, 5.12, 3.51, 3.11, 3.08, 3.18];
    expect(tell(months)).toMatchObject({ kind: 'unsettled', verdict: 'changed', went: null, odd: 12 });
    expect(tell(months).stays).toBe(false);
  });

  it('does not say that it stays where a later shift went back, also one after what is shown', () => {
    const back = [...fell, ...swing(11, 9, 10)];
    expect(tell(back)).toMatchObject({ kind: 'shift', verdict: 'worse', went: 'up', fromCentre: 2 });
    expect(tell(back, weeks(6, 20))).toMatchObject({ verdict: 'better', fromCentre: 10, stays: false });
  });

  it('is steady where the shift lies before or after what is shown', () => {
    expect(tell(fell, weeks(13, 24))).toMatchObject({ kind: 'steady', verdict: 'steady', toCentre: 2 });
    expect(tell(fell, weeks(0, 12))).toMatchObject({ kind: 'steady', toCentre: 10 });
  });

  it('has a verdict of its own where nothing shifted and a signal lasts', () => {
    expect(tell([...swing(9, 11, 12), 40])).toMatchObject({ kind: 'steady', verdict: 'worse', went: 'up' });
    expect(tell([...swing(9, 11, 12), 40, 9])).toMatchObject({ kind: 'steady', verdict: 'steady' });
  });

  it('is not steady where a known cause stands at the end of a signal that lasts', () => {
    // Nine weeks under the centre that the trial range cannot follow, and a freeze in the last one.
    const values = [...swing(9, 11, 12), ...swing(6, 7, 7), 30];
    const knownCauses = [weeks(19, 20)];
    const told = tell(values, weeks(0, 20), { ...unmarked, knownCauses });
    expect(told).toMatchObject({ kind: 'steady', verdict: 'better', went: 'down' });
  });

  it('counts the odd periods that nobody explained: after a shift those on its other side', () => {
    expect(tell([...swing(9, 11, 12), 40, 9])).toMatchObject({ verdict: 'steady', odd: 1 });
    expect(tell([...swing(9, 11, 12), 40, 9], weeks(0, 12))).toMatchObject({ verdict: 'steady', odd: 0 });
    expect(tell([...fell, 9, 2, 9, 2])).toMatchObject({ kind: 'shift', stays: true, odd: 2 });
    const knownCauses = [weeks(24, 25)];
    const marks = { ...unmarked, knownCauses };
    expect(tell([...fell, 9, 2, 9, 2], weeks(0, 28), marks)).toMatchObject({ stays: true, odd: 1 });
  });

  it('says of a marked change without a run that something changed, not which way', () => {
    const marks = { ...unmarked, processChanges: [12 * WEEK_MS] };
    const told = tell([...swing(9, 11, 12), ...swing(9, 11, 12)], weeks(0, 24), marks);
    expect(told).toMatchObject({ kind: 'shift', verdict: 'changed', went: null, sinceMs: 12 * WEEK_MS });
  });

  it('tells what comes after another definition by itself, and nothing worse for a stricter promise', () => {
    const stricter = [...swing(1, 3, 12), ...swing(9, 11, 12)];
    expect(tell(stricter)).toMatchObject({ kind: 'shift', verdict: 'worse', went: 'up' });
    const marks = { ...unmarked, definitionChanges: [12 * WEEK_MS] };
    expect(tell(stricter, weeks(0, 24), marks)).toMatchObject({
      ...{ kind: 'steady', verdict: 'steady', went: null, toCentre: 10, toSpan: weeks(12, 24), odd: 0 },
    });
  });

  it('is too early under twelve weeks, and without data where nothing shown has a value', () => {
    expect(tell(swing(9, 11, 11))).toMatchObject({ kind: 'too-early', points: 11, toCentre: null });
    expect(tell([null, null])).toMatchObject({ kind: 'no-data', points: 0 });
    expect(tell([...fell, null, null], weeks(24, 26))).toMatchObject({ kind: 'no-data' });
    expect(tell([])).toMatchObject({ kind: 'no-data' });
  });

  it('is too early, and not without data, where what is drawn proves nothing yet', () => {
    const told = { points: [], behaviour: behaviour([], 'lower', null), better: 'lower' } as const;
    expect(trendStory(told, weeks(0, 3), true)).toMatchObject({ kind: 'too-early', points: 0 });
  });

  it('tells the same shift however far it is zoomed, as long as the shift is in sight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 24 }), (from, to) => {
        expect(tell(fell, weeks(from, to))).toEqual({ ...tell(fell), oddOf: to - 12 });
      }),
    );
  });
});
