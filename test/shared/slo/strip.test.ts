import { describe, expect, it } from 'vitest';
import { strip } from '#shared/slo/strip.ts';
import { minute } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

describe('the burn strip', () => {
  const tallies = talliesInMemory(minute(0), [
    ...unheard(10),
    ...alike(10, 100, 1),
    ...alike(10, 100),
    ...alike(10, 0),
    ...unheard(9),
    { good: 1, total: 3, covered: false },
  ]);
  const edges = [0, 10, 20, 30, 40, 50].map(minute);

  it('says what share of the budget each day spent, null where nothing was heard', () => {
    expect(strip(tallies, edges, 40)).toEqual([null, 0.25, 0, 0, 0.05]);
  });

  it('has nothing to say without an allowance', () => {
    expect(strip(tallies, edges, null)).toEqual(Array(5).fill(null));
    expect(strip(tallies, edges, 0)).toEqual(Array(5).fill(null));
  });
});
