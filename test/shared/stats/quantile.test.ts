import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '#shared/stats/quantile.ts';

describe('quantile', () => {
  it('has 9.1 as the p90 of 1 to 10 (METRICS.md §7)', () => {
    expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9)).toBeCloseTo(9.1, 12);
  });

  it('interpolates like NumPy', () => {
    // numpy.quantile([15, 20, 35, 40, 50], 0.4) = 29.0
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
  });

  it('sorts as numbers, not as text', () => {
    expect(quantile([10, 9, 100], 0)).toBe(9);
    expect(quantile([10, 9, 100], 1)).toBe(100);
  });

  it('is null for no values, whatever the probability', () => {
    expect([0, 0.5, 1].map((probability) => quantile([], probability))).toEqual([null, null, null]);
  });

  it('refuses a probability given in percent', () => {
    expect(() => quantile([1], 90)).toThrow(new RangeError('a probability lies within 0 and 1, not at 90'));
  });

  it('never falls when the probability rises', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), probability, probability, (values, a, b) => {
        const low = quantile(values, Math.min(a, b)) ?? Number.NaN;
        const high = quantile(values, Math.max(a, b)) ?? Number.NaN;
        expect(high - low).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });
});
