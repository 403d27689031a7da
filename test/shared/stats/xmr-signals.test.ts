import { describe, expect, it } from 'vitest';
import { xmrSignals } from '#shared/stats/xmr-signals.ts';

// Centre 10, limits 0 and 20: half-way lies at 5 and 15.
const limits = { centre: 10, lower: 0, upper: 20, meanMovingRange: 10 / 2.66, movingRangeUpper: 12.3 };

describe('xmrSignals', () => {
  it('says nothing of values that swing inside the limits', () => {
    expect(xmrSignals([9, 12, 8, 16, 4, 11, 10, 13], limits)).toEqual([]);
  });

  it('marks each value outside, and not one on the limit', () => {
    expect(xmrSignals([21, 9, 20, -1], limits)).toEqual([
      { rule: 'outside', side: 'above', indexes: [0] },
      { rule: 'outside', side: 'below', indexes: [3] },
    ]);
  });

  it('marks eight in a row on one side across a gap, as long as the run lasts', () => {
    const values = [9, 11, 12, 11, 12, null, 11, 12, 11, 12, 11, 9];
    expect(xmrSignals(values, limits)).toEqual([
      { rule: 'run-of-8', side: 'above', indexes: [1, 2, 3, 4, 6, 7, 8, 9, 10] },
    ]);
  });

  it('ends a run at a value on the centre', () => {
    expect(xmrSignals([11, 11, 11, 11, 10, 11, 11, 11, 11], limits)).toEqual([]);
  });

  it('marks three of four beyond half-way, whatever side the fourth is on', () => {
    expect(xmrSignals([11, 16, 17, 9, 16, 11], limits)).toEqual([
      { rule: '3-of-4', side: 'above', indexes: [1, 2, 4] },
    ]);
    expect(xmrSignals([4, 3, 11, 4, 11], limits)).toEqual([
      { rule: '3-of-4', side: 'below', indexes: [0, 1, 3] },
    ]);
  });

  it('takes groups that overlap as one signal', () => {
    expect(xmrSignals([16, 16, 16, 9, 16, 16, 9], limits)).toEqual([
      { rule: '3-of-4', side: 'above', indexes: [0, 1, 2, 4, 5] },
    ]);
  });

  it('sees no signal in equal values whose mean is not exactly their value', () => {
    const value = 0.1;
    const centre = Array.from({ length: 6 }, () => value).reduce((sum, next) => sum + next) / 6;
    expect(centre).not.toBe(value);
    const flat = { centre, lower: centre, upper: centre, meanMovingRange: 0, movingRangeUpper: 0 };
    expect(
      xmrSignals(
        Array.from({ length: 20 }, () => value),
        flat,
      ),
    ).toEqual([]);
  });
});
