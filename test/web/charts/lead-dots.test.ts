import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_SECONDS, HOUR_SECONDS } from '#shared/units.ts';
import { leadDots } from '../../../web/charts/lead-dots.ts';

describe('leadDots', () => {
  it('is nothing without lead times', () => {
    expect(leadDots([], 4 * DAY_SECONDS)).toBeNull();
  });

  it('says of each whether it is beyond what was agreed; the limit itself is not', () => {
    const plot = leadDots([DAY_SECONDS, 4 * DAY_SECONDS, 5 * DAY_SECONDS], 4 * DAY_SECONDS);
    expect(plot?.dots.map(({ isOver }) => isOver)).toEqual([false, false, true]);
    // A twenty-fifth of room behind the longest.
    expect(plot?.limitAt).toBeCloseTo(4 / 5.2, 6);
  });

  it('stacks those that meet', () => {
    const plot = leadDots([HOUR_SECONDS, HOUR_SECONDS, HOUR_SECONDS, 9 * HOUR_SECONDS], null);
    expect(plot?.dots.map(({ level }) => level)).toEqual([0, 1, 2, 0]);
    expect(plot?.levels).toBe(3);
  });

  it('has ticks in days for days and in hours for hours', () => {
    const stepOf = (longest: number) => leadDots([longest], null)?.ticks[1]?.seconds;
    expect(stepOf(5 * DAY_SECONDS)).toBe(DAY_SECONDS);
    expect(stepOf(5 * HOUR_SECONDS)).toBe(HOUR_SECONDS);
  });

  it('keeps every dot and tick within the axis, and has few ticks', () => {
    const seconds = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        seconds,
        fc.option(fc.double({ min: 1, max: 1e9, noNaN: true }), { nil: null }),
        (times, limit) => {
          const plot = leadDots(times, limit);
          expect(plot?.dots).toHaveLength(times.length);
          const places = [...(plot?.dots ?? []), ...(plot?.ticks ?? [])].map(({ at }) => at);
          for (const at of places) expect(at).toBeGreaterThanOrEqual(0);
          for (const at of places) expect(at).toBeLessThanOrEqual(1);
          expect(plot?.ticks.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});
