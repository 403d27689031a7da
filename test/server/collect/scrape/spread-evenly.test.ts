import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadEvenly } from '../../../../server/collect/scrape/spread-evenly.ts';

describe('spreading over a gap', () => {
  it('gives every minute whole counts', () => {
    // Running totals ⌊5i/3⌋ = 1, 3, 5; running part ⌊2T/5⌋ = 0, 1, 2.
    expect(spreadEvenly(5, 2, 3)).toEqual([
      { total: 1, part: 0 },
      { total: 2, part: 1 },
      { total: 2, part: 1 },
    ]);
  });

  it('keeps sums exact, counts whole and even, and the part within the total', () => {
    const counts = fc
      .nat({ max: 2 ** 50 })
      .chain((total) =>
        fc.tuple(fc.constant(total), fc.nat({ max: total }), fc.integer({ min: 1, max: 300 })),
      );
    fc.assert(
      fc.property(counts, ([total, part, count]) => {
        const shares = spreadEvenly(total, part, count);
        expect(shares).toHaveLength(count);
        expect(shares.reduce((sum, share) => sum + share.total, 0)).toBe(total);
        expect(shares.reduce((sum, share) => sum + share.part, 0)).toBe(part);
        for (const share of shares) {
          expect(Number.isInteger(share.total) && Number.isInteger(share.part)).toBe(true);
          expect(share.part).toBeLessThanOrEqual(share.total);
          expect(share.part).toBeGreaterThanOrEqual(0);
          expect(Math.abs(share.total - total / count)).toBeLessThan(1);
        }
      }),
    );
  });

  it('spreads fractions too', () => {
    expect(spreadEvenly(1.5, 0.5, 2)).toEqual([
      { total: 0.75, part: 0.25 },
      { total: 0.75, part: 0.25 },
    ]);
  });

  it('refuses a part larger than the total', () => {
    expect(() => spreadEvenly(1, 2, 1)).toThrow('part must be 0 to 1, not 2');
  });
});
