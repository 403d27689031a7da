import { describe, expect, it } from 'vitest';
import { observed } from '#shared/slo/observed.ts';
import { minute } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

describe('availability over a window', () => {
  it('divides the sums, it is no mean of ratios', () => {
    // 1 of 2 and 998 of 998: 999/1000, while the mean of the ratios would be 0.75.
    const tallies = talliesInMemory(minute(0), [
      { good: 1, total: 2 },
      { good: 998, total: 998 },
    ]);
    expect(observed(tallies, minute(0), minute(2), 1000).value).toBe(0.999);
  });

  it('is null, not 100 %, where nothing was counted', () => {
    const tallies = talliesInMemory(minute(0), alike(10, 0));
    expect(observed(tallies, minute(0), minute(10), 0)).toEqual({
      good: 0,
      total: 0,
      value: null,
      reason: 'no-data',
    });
  });

  it('is null where the events are too few, and has a value from the fewest on', () => {
    const tallies = talliesInMemory(minute(0), alike(10, 10, 1));
    expect(observed(tallies, minute(0), minute(10), 101).reason).toBe('too-few');
    expect(observed(tallies, minute(0), minute(10), 100).value).toBe(0.9);
  });

  it('says so where the window ends before the first observation', () => {
    const tallies = talliesInMemory(minute(0), [...unheard(10), ...alike(10, 10)]);
    expect(observed(tallies, minute(0), minute(10), 0).reason).toBe('before-start');
    expect(observed(talliesInMemory(minute(0), []), minute(0), minute(10), 0).reason).toBe('no-data');
  });
});
