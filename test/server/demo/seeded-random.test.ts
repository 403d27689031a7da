import { describe, expect, it } from 'vitest';
import { mean } from '#shared/stats/mean.ts';
import { draw, purposes } from '../../../server/demo/seeded-random.ts';

const drawn = (count: number, seed = 1): number[] =>
  Array.from({ length: count }, (_, minute) => draw(seed, purposes.traffic, 3, 29_000_000 + minute));

describe('a drawn number', () => {
  it('follows from its arguments alone', () => {
    expect(drawn(100)).toEqual(drawn(100));
    expect(drawn(100)).not.toEqual(drawn(100, 2));
  });

  it('lies in [0, 1), evenly', () => {
    const numbers = drawn(10_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    // The mean of 10 000 even numbers is off by more than 0.012 once in 30 000 times.
    expect(Math.abs((mean(numbers) ?? 0) - 0.5)).toBeLessThan(0.012);
    const tenths = Map.groupBy(numbers, (number) => Math.floor(number * 10));
    for (const [, group] of tenths) expect(group.length).toBeGreaterThan(850);
  });

  it('is another one for another purpose of the same minute', () => {
    expect(draw(1, purposes.traffic, 3, 7)).not.toBe(draw(1, purposes.everydayLoss, 3, 7));
  });
});
