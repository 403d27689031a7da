import { describe, expect, it } from 'vitest';
import { createSeriesMemory } from '../../../../server/collect/exposition/series-memory.ts';

/** How many of the series had to be looked at. */
function foundOf(series: readonly string[]): number {
  const recall = createSeriesMemory<null>();
  let found = 0;
  for (const text of series) {
    recall(text, () => {
      found += 1;
      return null;
    });
  }
  return found;
}

describe('what is remembered of series', () => {
  it('is found once', () => {
    expect(foundOf(['a', 'b', 'a', 'b', 'a'])).toBe(2);
  });

  it('starts anew beyond 100,000 of them', () => {
    const series = Array.from({ length: 100_000 }, (_, index) => `s${index}`);
    expect(foundOf([...series, ...series])).toBe(100_000);
    expect(foundOf([...series, 'one more', ...series])).toBe(200_001);
  });

  // RELIABILITY.md B2: a target may make up labels without end, and the memory grows by less than 100 MB.
  it('starts anew beyond 16 million characters', () => {
    const series = Array.from({ length: 16 }, (_, index) => `${index}`.padEnd(1024 * 1024, 'x'));
    expect(foundOf([...series, ...series])).toBe(16);
    expect(foundOf([...series, 'one more', ...series])).toBe(33);
  });
});
