import { describe, expect, it } from 'vitest';
import { mean } from '#shared/stats/mean.ts';

describe('mean', () => {
  it('is the sum over the count', () => {
    expect(mean([1, 2, 6])).toBe(3);
  });

  it('is null, not NaN, for no values', () => {
    expect(mean([])).toBeNull();
  });
});
