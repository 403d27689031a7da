import { describe, expect, it } from 'vitest';
import { behaviour, unmarked } from '#shared/metrics/behaviour.ts';
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
        known: false,
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

  describe('with what people said', () => {
    const odd = weekly([...swing(9, 11, 6), 40, ...swing(9, 11, 6)]);
    const startOf = (index: number): number => odd[index]?.startMs ?? 0;
    const touching = { startMs: startOf(6) + 3_600_000, endMs: startOf(6) + 7_200_000 };

    it('keeps a point of a known cause, out of the range, and says that its cause is known', () => {
      const answer = behaviour(odd, 'lower', null, { ...unmarked, knownCauses: [touching] });
      expect(answer.centre).toBe(10);
      expect(answer.signals).toMatchObject([{ startMs: startOf(6), rule: 'outside', known: true }]);
      expect(behaviour(odd, 'lower', null).centre).toBeGreaterThan(10);
    });

    it('takes a known cause of one instant for the whole period that it lies in', () => {
      const instant = { startMs: touching.startMs, endMs: touching.startMs };
      expect(behaviour(odd, 'lower', null, { ...unmarked, knownCauses: [instant] }).centre).toBe(10);
      const edge = { startMs: startOf(6), endMs: startOf(6) };
      expect(behaviour(odd, 'lower', null, { ...unmarked, knownCauses: [edge] }).centre).toBe(10);
    });

    const shifted = weekly([...swing(9, 11, 12), ...swing(3, 1, 9)]);
    const shiftMs = shifted[12]?.startMs ?? 0;

    it('names a proposed range by its points once a person confirmed it', () => {
      const answer = behaviour(shifted, 'lower', null, { ...unmarked, confirmed: [shiftMs] });
      expect(answer.baselines[1]).toMatchObject({ status: 'trial', startedBy: 'run', proposedBy: 'below' });
    });

    it('goes on with the old range where a proposed one was sent back', () => {
      const answer = behaviour(shifted, 'lower', null, { ...unmarked, sentBack: [shiftMs] });
      expect(answer.baselines).toHaveLength(1);
      expect(answer.signals.map(({ rule }) => rule)).toContain('run-of-8');
    });

    it('begins a range with the period that begins nearest to a change of the process', () => {
      const changed = (atMs: number) =>
        behaviour(shifted, 'lower', null, { ...unmarked, processChanges: [atMs] }).baselines[1];
      const dayMs = 86_400_000;
      expect(changed(shiftMs + 3 * dayMs)).toMatchObject({ startMs: shiftMs, startedBy: 'mark' });
      expect(changed(shiftMs - 3 * dayMs)?.startMs).toBe(shiftMs);
      expect(changed(shiftMs + 4 * dayMs)?.startMs).toBe(shifted[13]?.startMs);
    });

    it('keeps what was complete before a change of the process in the running period', () => {
      const points = shifted.map((point, index) => ({ ...point, partial: index === shifted.length - 1 }));
      const lastMs = points.at(-1)?.startMs ?? 0;
      const marked = (atMs: number) =>
        behaviour(points, 'lower', null, { ...unmarked, processChanges: [atMs] });
      const plain = behaviour(points, 'lower', null);
      expect(marked(lastMs)).toEqual(plain);
      expect(marked(lastMs + 2 * 86_400_000)).toEqual(plain);
      // Nearer to the beginning of the last complete one.
      expect(marked(lastMs - 4 * 86_400_000)).not.toEqual(plain);
    });
  });
});
