import { describe, expect, it } from 'vitest';
import { allowedRatio } from '#shared/slo/allowed-ratio.ts';

describe('what may fail under a target', () => {
  it('is 1 − T as one would write it, not as binary fractions leave it', () => {
    expect([0, 0.9, 0.995, 0.999, 0.9999, 0.99999, 1].map(allowedRatio)).toEqual([
      1, 0.1, 0.005, 0.001, 0.0001, 0.00001, 0,
    ]);
  });

  it('refuses a target that is no share', () => {
    expect(() => allowedRatio(99.9)).toThrow('99.9');
    expect(() => allowedRatio(Number.NaN)).toThrow(RangeError);
  });
});
