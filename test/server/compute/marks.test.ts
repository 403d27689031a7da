import { describe, expect, it } from 'vitest';
import { behaviour } from '#shared/metrics/behaviour.ts';
import { trendStory } from '#shared/metrics/trend-story.ts';
import { WEEK_MS } from '#shared/units.ts';
import { marksOf } from '../../../server/compute/marks.ts';
import { limit, version } from '../../shared/agreement/ledger.ts';
import { weekly } from '../../shared/metrics/weekly-points.ts';

const facts = {
  notes: () => [],
  decisions: () => [],
  versions: () => [
    version(1, 0, { availability: limit('target', 0.99) }),
    version(2, 12 * WEEK_MS, { availability: limit('target', 0.999) }),
  ],
};
const series = {
  ...{ metric: 'budget-spent', objective: 'availability', scope: 's:checkout', by: 'week' },
  services: new Set(['checkout']),
  agreed: [{ service: 'checkout', id: 'availability' }],
};

describe('marksOf', () => {
  it('begins a usual range where the promise became stricter: that is nothing worse', () => {
    const marks = marksOf(facts, series);
    expect(marks.definitionChanges).toEqual([12 * WEEK_MS]);
    // The same failures spend ten times as much of a tenth of the budget.
    const points = weekly(
      [...Array(12).fill(0.01), ...Array(12).fill(0.1)].map((each, at) => each * (1 + (at % 2))),
    );
    const told = { points, behaviour: behaviour(points, 'lower', null, marks), better: 'lower' } as const;
    expect(
      told.behaviour.baselines.map(({ startMs, status, startedBy }) => [startMs, status, startedBy]),
    ).toEqual([
      [0, 'locked', 'beginning'],
      [12 * WEEK_MS, 'locked', 'definition'],
    ]);
    expect(trendStory(told, { startMs: 0, endMs: 24 * WEEK_MS }, true)).toMatchObject({
      kind: 'steady',
      verdict: 'steady',
    });
  });

  it('leaves series alone that do not rest on a target', () => {
    expect(marksOf(facts, { ...series, agreed: [] }).definitionChanges).toEqual([]);
  });
});
