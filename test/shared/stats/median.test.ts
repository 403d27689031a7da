import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '#shared/stats/median.ts';

describe('median', () => {
  it('is the mean of the two middle values of [3, 1, 10, 2] (METRICS.md §7)', () => {
    expect(median([3, 1, 10, 2])).toBe(2.5);
  });

  it('is null, not zero, for no values', () => {
    expect(median([])).toBeNull();
  });

  it('does not depend on the order and leaves its argument as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const before = [...values];
        expect(median(values.toReversed())).toBe(median(values));
        expect(values).toEqual(before);
      }),
    );
  });
});
