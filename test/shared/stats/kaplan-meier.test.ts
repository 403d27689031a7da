import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duration, kaplanMeierMedian } from '#shared/stats/kaplan-meier.ts';
import { median } from '#shared/stats/median.ts';

const HOUR = 3_600;
const ended = (...hours: number[]): Duration[] => hours.map((h) => ({ seconds: h * HOUR, ended: true }));
const open = (...hours: number[]): Duration[] => hours.map((h) => ({ seconds: h * HOUR, ended: false }));

describe('kaplanMeierMedian', () => {
  // The four worked examples of METRICS.md §7.
  it.each([
    ['restored after 1, 2, 3 h, one open for 2.5 h', [...ended(1, 2, 3), ...open(2.5)], 2.5],
    ['two open at 0.5 h and 4 h, one restored at 1 h', [...open(0.5, 4), ...ended(1)], 1],
    ['nothing open, 1, 2, 3, 10 h', ended(1, 2, 3, 10), 2.5],
    ['one restored at 1 h, three open at 5 h', [...ended(1), ...open(5, 5, 5)], null],
  ])('agrees with the worked example: %s', (_, durations, hours) => {
    expect(kaplanMeierMedian(durations).medianSeconds).toBe(hours === null ? null : hours * HOUR);
  });

  it('says the longest time known where the median is not reached', () => {
    expect(kaplanMeierMedian([...ended(1), ...open(5, 5, 5)]).longestSeconds).toBe(5 * HOUR);
  });

  it('counts what is open at a time when another ends as still at risk', () => {
    // At 1 h two at risk, one ends: S = 1/2, nothing follows. Were the open one gone first, S would be 0.
    expect(kaplanMeierMedian([...open(1), ...ended(1)]).medianSeconds).toBe(HOUR);
    // At 2 h three at risk, one ends: S = 2/3; at 3 h one at risk: S = 0.
    expect(kaplanMeierMedian([...open(2), ...ended(2, 3)]).medianSeconds).toBe(3 * HOUR);
  });

  it('finds an exact half that binary fractions miss', () => {
    // 6 at risk, one by one: 5/6 × 4/5 × 3/4 = 1/2 at 3 h; the next at 4 h: 3.5 h.
    expect(kaplanMeierMedian(ended(1, 2, 3, 4, 5, 6)).medianSeconds).toBe(3.5 * HOUR);
  });

  it('is null for no durations', () => {
    expect(kaplanMeierMedian([])).toEqual({ medianSeconds: null, longestSeconds: null });
  });

  it('refuses a length that is not a number', () => {
    expect(() => kaplanMeierMedian([{ seconds: Number.NaN, ended: true }])).toThrow(RangeError);
  });

  const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 200 });

  it('equals the ordinary median with nothing open', () => {
    fc.assert(
      fc.property(lengths, (seconds) => {
        const durations = seconds.map((length) => ({ seconds: length, ended: true }));
        expect(kaplanMeierMedian(durations).medianSeconds).toBe(median(seconds));
      }),
    );
  });

  it('does not depend on the order', () => {
    const durations = fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 9 }), ended: fc.boolean() }));
    fc.assert(
      fc.property(durations, (given) => {
        expect(kaplanMeierMedian(given.toReversed())).toEqual(kaplanMeierMedian(given));
      }),
    );
  });

  it('is never made shorter by an incident that stays open longer than all others', () => {
    fc.assert(
      fc.property(lengths, (seconds) => {
        const all = seconds.map((length) => ({ seconds: length, ended: true }));
        const before = kaplanMeierMedian(all).medianSeconds ?? 0;
        const after = kaplanMeierMedian([...all, { seconds: 99, ended: false }]).medianSeconds;
        expect(after ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
