import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviour } from '#shared/metrics/behaviour.ts';
import { valuedStory } from '#shared/metrics/story-values.ts';
import { trendStory } from '#shared/metrics/trend-story.ts';
import { WEEK_MS } from '#shared/units.ts';
import { weekly } from './weekly-points.ts';

const points = weekly([...Array(12).fill(10), ...Array(12).fill(2)].map((each, at) => each + (at % 2)));
const fell = trendStory(
  { points, behaviour: behaviour(points, 'lower', null), better: 'lower' },
  { startMs: 0, endMs: 24 * WEEK_MS },
  true,
);

describe('valuedStory', () => {
  it('names the figures, and keeps the way where they went it too', () => {
    expect(valuedStory(fell, 9, 3)).toEqual({ ...fell, fromValue: 9, toValue: 3 });
    expect(valuedStory(fell, null, 3)).toMatchObject({ went: 'down', toValue: 3 });
  });

  it('says only that it changed where the events went the other way than the usual range', () => {
    // Failed releases of the sample year: the mean of the weeks fell from 4.2 to 3.1 %, the share of the releases rose.
    expect(valuedStory(fell, 0.08, 0.09)).toMatchObject({ kind: 'shift', verdict: 'changed', went: null });
  });

  it('never says a way against its own two figures', () => {
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(value, value, (from, to) => {
        expect(valuedStory(fell, from, to).went).toBe(to < from ? 'down' : null);
      }),
    );
  });
});
