import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselines } from '#shared/stats/baselines.ts';
import { xmr } from '#shared/stats/xmr.ts';

const swing = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? low : high));

describe('baselines', () => {
  it('has no limits under six values, trial limits to eleven, locked ones from twelve', () => {
    const kinds = [5, 6, 11, 12].map((count) => baselines(swing(9, 11, count))[0]);
    expect(kinds.map((kind) => kind?.limits !== null)).toEqual([false, true, true, true]);
    expect(kinds.map((kind) => kind?.trial)).toEqual([false, true, true, false]);
  });

  it('rests on the first twelve values, whatever comes after them', () => {
    const first = swing(9, 11, 12);
    const [only, ...rest] = baselines([...first, 13, 7, 14, 6]);
    expect(rest).toEqual([]);
    expect(only?.limits).toEqual(xmr(first));
  });

  it('starts a proposed baseline at the first value of a run of eight', () => {
    const low = swing(11, 9, 12);
    const high = swing(19, 21, 8);
    expect(baselines([...low, ...high])).toEqual([
      { fromIndex: 0, toIndex: 12, limits: xmr(low), trial: false, proposedBy: null },
      { fromIndex: 12, toIndex: 20, limits: xmr(high), trial: true, proposedBy: 'above' },
    ]);
  });

  it('does not start one after seven', () => {
    expect(baselines([...swing(11, 9, 12), ...swing(19, 21, 7)])).toHaveLength(1);
  });

  it('lets a baseline rest on values of its own where the next begins within its first twelve', () => {
    const low = swing(11, 9, 8);
    const found = baselines([...low, ...swing(19, 21, 8)]);
    expect(found.map((baseline) => baseline.fromIndex)).toEqual([0, 8]);
    expect(found[0]?.limits).toEqual(xmr(low));
  });

  it('bridges gaps and does not count them', () => {
    const values = [9, null, 11, 9, null, 11, 9];
    expect(baselines(values)[0]?.limits).toBeNull();
    expect(baselines([...values, 11])[0]?.limits).toEqual(xmr([9, 11, 9, 11, 9, 11]));
  });

  it('is empty for no values', () => {
    expect(baselines([])).toEqual([]);
  });

  it('covers every value once, and every run starts a baseline of at least eight', () => {
    const value = fc.option(fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), (values) => {
        const found = baselines(values);
        expect(found.map((baseline) => baseline.fromIndex)).toEqual(
          [0, ...found.map((baseline) => baseline.toIndex)].slice(0, found.length),
        );
        expect(found.at(-1)?.toIndex ?? 0).toBe(values.length);
        for (const { proposedBy, toIndex, fromIndex } of found) {
          expect(toIndex).toBeGreaterThan(fromIndex);
          expect(proposedBy === null).toBe(fromIndex === 0);
        }
      }),
    );
  });
});
