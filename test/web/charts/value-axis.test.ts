import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '#shared/units.ts';
import { isSkewed, valueAxis, yOf } from '../../../web/charts/value-axis.ts';

describe('an axis of values', () => {
  it('begins at zero and steps by round numbers of one unit', () => {
    // The mock (UX.md §2.6): up to 7 days in steps of two.
    expect(valueAxis('seconds', [7 * DAY_SECONDS], false).ticks).toEqual(
      [0, 2, 4, 6].map((days) => days * DAY_SECONDS),
    );
    expect(valueAxis('ratio', [0.2], false).ticks).toEqual(
      [0, 0.05, 0.1, 0.15, 0.2].map((each) => expect.closeTo(each)),
    );
    expect(valueAxis('per-week', [6], false).ticks).toEqual([0, 2, 4, 6]);
  });

  it('has room and a few steps for any values, and shows them all', () => {
    const value = fc.double({ min: 1e-3, max: 4e8, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), fc.boolean(), (values, isLog) => {
        const axis = valueAxis('seconds', values, isLog);
        const y = yOf(axis, { topPx: 10, bottomPx: 300 });
        for (const each of values) {
          expect(y(each)).toBeGreaterThan(10);
          expect(y(each)).toBeLessThanOrEqual(300);
        }
        expect(axis.ticks.length).toBeLessThanOrEqual(14);
      }),
    );
  });

  it('is there without a value too', () => {
    expect(valueAxis('seconds', [], false)).toMatchObject({ min: 0, ticks: expect.arrayContaining([0]) });
    expect(valueAxis('ratio', [0, 0], true)).toMatchObject({ min: 0, isLog: false });
  });

  it('goes by powers where that is asked, and says where that is worth it', () => {
    const seconds = [20 * MINUTE_SECONDS, HOUR_SECONDS, 3 * DAY_SECONDS];
    const axis = valueAxis('seconds', seconds, true);
    expect(axis).toMatchObject({ isLog: true, min: 10 * MINUTE_SECONDS });
    expect(axis.ticks).toContain(8 * HOUR_SECONDS);
    // UX.md §2.6: where the largest is more than eight times the middle one.
    expect(isSkewed(seconds)).toBe(true);
    expect(isSkewed([1, 1, 8])).toBe(false);
    expect(isSkewed([])).toBe(false);
  });
});
