import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '#shared/stats/quantile.ts';
import { quantileBySelecting, selectAt } from '#shared/stats/select.ts';

const values = fc.oneof(
  fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 400 }),
  // Many alike, and in order already: what makes a careless choice of pivots slow or endless.
  fc.array(fc.constantFrom(1, 2, 2, 2), { minLength: 1, maxLength: 400 }),
  fc.integer({ min: 1, max: 400 }).map((length) => Array.from({ length }, (_, index) => index)),
);

describe('selectAt', () => {
  it('finds what stands at every place of the sorted values, and moves the rest to its sides', () => {
    fc.assert(
      fc.property(values, fc.nat(), (given, seed) => {
        const place = seed % given.length;
        const moved = Float64Array.from(given);
        const found = selectAt(moved, place);
        expect(found).toBe(given.toSorted((a, b) => a - b)[place]);
        expect(moved.slice(0, place).every((value) => value <= found)).toBe(true);
        expect(moved.slice(place).every((value) => value >= found)).toBe(true);
        expect(moved.sort()).toEqual(Float64Array.from(given).sort());
      }),
    );
  });

  it('refuses a place where nothing stands', () => {
    expect(() => selectAt(Float64Array.of(1), 1)).toThrow(RangeError);
    expect(() => selectAt(Float64Array.of(), 0)).toThrow(RangeError);
  });
});

describe('quantileBySelecting', () => {
  it('is the quantile of the sorted values, bit for bit', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 0.1, 0.5, 0.9, 1), (given, probability) => {
        expect(quantileBySelecting(Float64Array.from(given), probability)).toBe(quantile(given, probability));
      }),
    );
  });

  it('is null for no values, and refuses what is no probability', () => {
    expect(quantileBySelecting(Float64Array.of(), 0.5)).toBeNull();
    expect(() => quantileBySelecting(Float64Array.of(1), 1.1)).toThrow(RangeError);
  });
});
