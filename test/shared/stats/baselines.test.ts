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
      { fromIndex: 0, toIndex: 12, limits: xmr(low), trial: false, startedBy: 'beginning', proposedBy: null },
      { fromIndex: 12, toIndex: 20, limits: xmr(high), trial: true, startedBy: 'run', proposedBy: 'above' },
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

  describe('with what people said', () => {
    const marks = (given: { known?: number[]; starts?: number[]; refused?: number[] }) => ({
      known: new Set(given.known),
      starts: new Set(given.starts),
      redefined: new Set<number>(),
      refused: new Set(given.refused),
    });

    it('leaves values of a known cause out of the limits, and fills up to twelve with the next', () => {
      const values = [...swing(9, 11, 5), 60, ...swing(11, 9, 8)];
      const others = values.filter((value) => value !== 60);
      const [only] = baselines(values, marks({ known: [5] }));
      expect(only).toMatchObject({ limits: xmr(others.slice(0, 12)), trial: false, toIndex: 14 });
    });

    it('lets a known cause neither begin nor break a run', () => {
      const values = [...swing(11, 9, 12), 40, ...swing(19, 21, 4), 0, ...swing(19, 21, 4)];
      const found = baselines(values, marks({ known: [12, 17] }));
      expect(found.map(({ fromIndex, proposedBy }) => [fromIndex, proposedBy])).toEqual([
        [0, null],
        [13, 'above'],
      ]);
    });

    it('begins one where the process changed, and says whether a run stands at its beginning', () => {
      const same = baselines(swing(9, 11, 20), marks({ starts: [10] }));
      expect(same.map(({ fromIndex, startedBy, proposedBy }) => [fromIndex, startedBy, proposedBy])).toEqual([
        [0, 'beginning', null],
        [10, 'mark', null],
      ]);
      const [, lower] = baselines([...swing(11, 9, 12), ...swing(3, 1, 9)], marks({ starts: [12] }));
      expect(lower).toMatchObject({ fromIndex: 12, startedBy: 'mark', proposedBy: 'below' });
    });

    it('goes on with the old one where a proposed one was sent back', () => {
      const values = [...swing(11, 9, 12), ...swing(19, 21, 9)];
      expect(baselines(values, marks({ refused: [12] }))).toMatchObject([
        { fromIndex: 0, toIndex: 21, limits: xmr(values.slice(0, 12)) },
      ]);
    });

    it('takes no notice of marks outside of the values', () => {
      const values = swing(9, 11, 8);
      expect(baselines(values, marks({ starts: [-1, 0, 8, 90], known: [70], refused: [3] }))).toEqual(
        baselines(values),
      );
    });
  });

  it('covers every value once, and every run starts a baseline of at least eight', () => {
    const value = fc.option(fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), fc.array(fc.nat(79)), (values, starts) => {
        const found = baselines(values, {
          known: new Set(),
          starts: new Set(starts),
          redefined: new Set<number>(),
          refused: new Set(),
        });
        expect(found.map((baseline) => baseline.fromIndex)).toEqual(
          [0, ...found.map((baseline) => baseline.toIndex)].slice(0, found.length),
        );
        expect(found.at(-1)?.toIndex ?? 0).toBe(values.length);
        for (const { startedBy, proposedBy, toIndex, fromIndex } of found) {
          expect(toIndex).toBeGreaterThan(fromIndex);
          expect(startedBy === 'beginning').toBe(fromIndex === 0);
          if (startedBy === 'run') expect(proposedBy).not.toBeNull();
          if (startedBy === 'mark') expect(starts).toContain(fromIndex);
        }
      }),
    );
  });

  it('begins one where the values mean something else, on no side of the one before', () => {
    const none = new Set<number>();
    const values = [...swing(1, 3, 12), ...swing(9, 11, 12)];
    const marks = { known: none, starts: new Set([12]), redefined: none, refused: none };
    const said = (found: ReturnType<typeof baselines>) =>
      found.map(({ fromIndex, startedBy, proposedBy }) => [fromIndex, startedBy, proposedBy]);
    expect(said(baselines(values, marks)).at(-1)).toEqual([12, 'mark', 'above']);
    const redefined = new Set([12]);
    expect(said(baselines(values, { ...marks, redefined })).at(-1)).toEqual([12, 'definition', null]);
    expect(baselines(values, { ...marks, starts: none, redefined })).toEqual(
      baselines(values, { ...marks, redefined }),
    );
  });
});
