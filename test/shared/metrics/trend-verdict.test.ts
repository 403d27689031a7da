import { describe, expect, it } from 'vitest';
import { behaviour, unmarked } from '#shared/metrics/behaviour.ts';
import { trendVerdict } from '#shared/metrics/trend-verdict.ts';
import { WEEK_MS } from '#shared/units.ts';
import { weekly } from './weekly-points.ts';

const swing = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? low : high));

const verdict = (values: readonly (number | null)[], better: 'higher' | 'lower', shownWeeks = 12) => {
  const points = weekly(values);
  const shownFromMs = (values.length - shownWeeks) * WEEK_MS;
  return trendVerdict(points, behaviour(points, better, null), better, shownFromMs);
};

describe('trendVerdict', () => {
  it('is too early with 7 of 12 weeks, however wild they are', () => {
    expect(verdict([1, 1, 1, 1, 1, 1, 99], 'lower')).toEqual({
      verdict: 'too-early',
      went: null,
      points: 7,
      pointsNeeded: 12,
    });
  });

  it('counts neither gaps nor the running week', () => {
    const points = weekly([...swing(9, 11, 11), null, 9]).map((point, index) => ({
      ...point,
      partial: index === 12,
    }));
    const trend = trendVerdict(points, behaviour(points, 'lower', null), 'lower', 0);
    expect(trend).toMatchObject({ verdict: 'too-early', points: 11 });
  });

  it('is steady while values swing as usual', () => {
    expect(verdict(swing(9, 11, 20), 'lower')).toMatchObject({ verdict: 'steady', went: null, points: 20 });
  });

  it('is better or worse by a new baseline inside the shown weeks', () => {
    const fell = [...swing(11, 9, 12), ...swing(3, 1, 10)];
    expect(verdict(fell, 'lower')).toMatchObject({ verdict: 'better', went: 'down' });
    expect(verdict(fell, 'higher')).toMatchObject({ verdict: 'worse', went: 'down' });
  });

  it('is steady again when the change has left the shown weeks', () => {
    expect(verdict([...swing(11, 9, 12), ...swing(3, 1, 13)], 'lower')).toMatchObject({ verdict: 'steady' });
  });

  it('goes by a signal in which the last complete week takes part, and by no older one', () => {
    expect(verdict([...swing(9, 11, 12), 40], 'lower')).toMatchObject({ verdict: 'worse', went: 'up' });
    expect(verdict([...swing(9, 11, 12), 40, 9], 'lower')).toMatchObject({ verdict: 'steady' });
  });

  it('is changed, neither better nor worse, where a new baseline and the last week point apart', () => {
    expect(verdict([...swing(11, 9, 12), ...swing(3, 1, 10), 40], 'lower')).toMatchObject({
      verdict: 'changed',
      went: null,
    });
  });

  it('sees no change in a last week whose cause is known', () => {
    const points = weekly([...swing(9, 11, 12), 40]);
    const last = points[12];
    const knownCauses = last === undefined ? [] : [last];
    const said = (marks = unmarked) =>
      trendVerdict(points, behaviour(points, 'lower', null, marks), 'lower', 0).verdict;
    expect(said()).toBe('worse');
    expect(said({ ...unmarked, knownCauses })).toBe('steady');
  });
});
