import { describe, expect, it } from 'vitest';
import { xmr } from '#shared/stats/xmr.ts';

describe('xmr', () => {
  it('gives the limits of METRICS.md §7: 11 ± 5.985', () => {
    const limits = xmr([10, 12, 11, 13, 9]);
    expect(limits?.centre).toBe(11);
    expect(limits?.meanMovingRange).toBe(2.25);
    expect(limits?.lower).toBeCloseTo(5.015, 12);
    expect(limits?.upper).toBeCloseTo(16.985, 12);
    // 3.268 × 2.25
    expect(limits?.movingRangeUpper).toBeCloseTo(7.353, 12);
  });

  it('has no limits for one value, which has no moving range', () => {
    expect(xmr([4])).toBeNull();
    expect(xmr([])).toBeNull();
  });
});
