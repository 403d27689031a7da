import { describe, expect, it } from 'vitest';
import { counterIncrease } from '#shared/stats/counter-increase.ts';

describe('counterIncrease', () => {
  it('adds up 100, 160, 30, 50 to 110: one restart in between (METRICS.md §7)', () => {
    const increases = [counterIncrease(100, 160), counterIncrease(160, 30), counterIncrease(30, 50)];
    expect(increases).toEqual([60, 30, 20]);
  });

  it('is 0 while nothing happens', () => {
    expect(counterIncrease(7, 7)).toBe(0);
  });

  it('refuses what no counter can hold', () => {
    expect(() => counterIncrease(1, Number.NaN)).toThrow(new RangeError('a counter is 0 or more, not NaN'));
    expect(() => counterIncrease(-1, 2)).toThrow(RangeError);
  });
});
