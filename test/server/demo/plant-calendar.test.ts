import { describe, expect, it } from 'vitest';
import { dayOf, dayStartMs, isHoliday, weekdayOf, weekStartMs } from '../../../server/demo/plant-calendar.ts';

const at = (text: string): number => Date.parse(text);

describe('the calendar of the sample plant', () => {
  it('cuts days at midnight in Seoul', () => {
    expect(dayOf(at('2026-11-21T23:59:59+09:00')) + 1).toBe(dayOf(at('2026-11-22T00:00:00+09:00')));
    expect(dayStartMs(dayOf(at('2026-11-22T20:32:00+09:00')))).toBe(at('2026-11-22T00:00:00+09:00'));
  });

  it('begins weeks on Monday', () => {
    // 2026-11-22 is a Sunday.
    expect(weekdayOf(dayOf(at('2026-11-22T12:00:00+09:00')))).toBe(6);
    expect(weekStartMs(at('2026-11-22T12:00:00+09:00'))).toBe(at('2026-11-16T00:00:00+09:00'));
    expect(weekStartMs(at('2026-11-23T00:00:00+09:00'))).toBe(at('2026-11-23T00:00:00+09:00'));
  });

  // The dates of the festivals as the Korean calendar office publishes them.
  it.each(['2025-10-06', '2026-02-17', '2026-09-25', '2027-02-07'])(
    'stands still on the three days of the festival of %s',
    (festival) => {
      const day = dayOf(at(`${festival}T12:00:00+09:00`));
      expect([day - 2, day - 1, day, day + 1, day + 2].map(isHoliday)).toEqual([
        false,
        true,
        true,
        true,
        false,
      ]);
    },
  );
});
