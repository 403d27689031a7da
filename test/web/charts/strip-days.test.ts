import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfterKey, dayUnder, lastOfDays } from '../../../web/charts/strip-days.ts';

describe('a day of a strip', () => {
  it('is found under every place, also beyond the ends', () => {
    expect(dayUnder(0.5, 90)).toBe(45);
    expect(dayUnder(1, 90)).toBe(89);
    expect(dayUnder(-0.2, 90)).toBe(0);
    expect(dayUnder(7, 30)).toBe(29);
  });

  it('is reached by arrows, a week by pages, the ends by Home and End, and nothing leads beyond', () => {
    expect(dayAfterKey('ArrowLeft', 45, 90)).toBe(44);
    expect(dayAfterKey('PageUp', 45, 90)).toBe(38);
    expect(dayAfterKey('End', 3, 90)).toBe(89);
    expect(dayAfterKey('Enter', 3, 90)).toBeNull();
    const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'));
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 400 }), (pressed, count) => {
        const day = pressed.reduce((at, key) => dayAfterKey(key, at, count) ?? at, count - 1);
        expect(day).toBeGreaterThanOrEqual(0);
        expect(day).toBeLessThan(count);
      }),
    );
  });
});

describe('the last days of a strip', () => {
  const strip = {
    spent: Array.from({ length: 90 }, (_, day) => day),
    firstDay: 60,
    months: [
      { day: 9, text: 'Sep' },
      { day: 70, text: 'Nov' },
    ],
  };

  it('keep their window and the months that begin in them', () => {
    const { skipped, spent, firstDay, months } = lastOfDays(strip, 30);
    expect([skipped, spent[0], spent.length, firstDay]).toEqual([60, 60, 30, 0]);
    expect(months).toEqual([{ day: 10, text: 'Nov' }]);
  });

  it('are all of them where there are no more', () => {
    expect(lastOfDays(strip, 90)).toEqual({ ...strip, skipped: 0 });
    expect(lastOfDays({ spent: [], firstDay: 0, months: [] }, 30).spent).toEqual([]);
  });
});
