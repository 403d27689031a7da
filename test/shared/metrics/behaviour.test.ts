import { describe, expect, it } from 'vitest';
import { behaviour } from '#shared/metrics/behaviour.ts';
import { xmr } from '#shared/stats/xmr.ts';
import { weekly } from './weekly-points.ts';

const swing = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? low : high));

describe('behaviour', () => {
  it('has no usual range under six complete points', () => {
    expect(behaviour(weekly([1, 2, 3, 2, 1]), 'lower', null)).toEqual({
      centre: null,
      lower: null,
      upper: null,
      signals: [],
      baselines: [],
    });
  });

  it('does not let the running period into the range', () => {
    const values = swing(9, 11, 6);
    const points = weekly([...values, 500]).map((point, index) => ({ ...point, partial: index === 6 }));
    const { centre, signals } = behaviour(points, 'lower', null);
    expect(centre).toBe(10);
    expect(signals).toEqual([]);
  });

  it('draws no limit that cannot occur', () => {
    // Centre 0.5, mean moving range 0.8: 0.5 ± 2.128.
    const shares = swing(0.1, 0.9, 6);
    expect(behaviour(weekly(shares), 'lower', 1)).toMatchObject({ lower: null, upper: null });
    expect(behaviour(weekly(shares), 'lower', null).upper).toBeCloseTo(2.628, 12);
  });

  it('says what is special, and whether it is for the better', () => {
    const points = weekly([...swing(9, 11, 12), 40]);
    // 10 ± 2.66 × 2 = 4.68 and 15.32.
    expect(behaviour(points, 'lower', null).signals).toEqual([
      {
        startMs: points[12]?.startMs,
        endMs: points[12]?.endMs,
        rule: 'outside',
        side: 'above',
        improvement: false,
      },
    ]);
    expect(behaviour(points, 'higher', null).signals[0]?.improvement).toBe(true);
  });

  it('uses a proposed baseline at once and names it so', () => {
    const before = swing(9, 11, 12);
    const after = swing(3, 1, 9);
    const points = weekly([...before, ...after]);
    const answer = behaviour(points, 'lower', null);
    expect(answer.baselines.map(({ status, trial, startMs }) => [status, trial, startMs])).toEqual([
      ['locked', false, points[0]?.startMs],
      ['proposed', true, points[12]?.startMs],
    ]);
    expect(answer.baselines[0]?.endMs).toBe(points[12]?.startMs);
    expect(answer.centre).toBe(xmr(after)?.centre);
    expect(answer.signals).toEqual([]);
  });
});
