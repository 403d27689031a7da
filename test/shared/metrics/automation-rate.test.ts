import { describe, expect, it } from 'vitest';
import { automationRate } from '#shared/metrics/automation-rate.ts';
import { deployment, facts, options, span } from './delivery-facts.ts';

const window = span(0, 100);
const started = (...flags: (boolean | null)[]) =>
  automationRate.compute(
    facts({
      deployments: flags.map((automated, index) => deployment(`d${index}`, 10 + index, { automated })),
    }),
    window,
    options(),
  );

describe('automation rate', () => {
  it('is the share of deployments that a pipeline started', () => {
    expect(started(true, true, false, true)).toMatchObject({ value: 0.75, n: 4, low: null, high: null });
    expect(started(true, true, false, true).formula).toBe('3 started by a pipeline / 4 deployments = 0.75');
  });

  it('leaves out those of which nobody said, says so, and gives the range in which the rate lies', () => {
    // One of two known; of all four between one and three.
    const answer = started(true, null, false, null);
    expect(answer).toMatchObject({ value: 0.5, n: 2, low: 0.25, high: 0.75 });
    expect(answer.leftOut).toEqual([{ reason: 'not-told', count: 2, items: ['d1', 'd3'] }]);
  });

  it('is null where nothing is known, and 0 where all were started by hand', () => {
    expect(started(null)).toMatchObject({ value: null, n: 0, reason: 'no-data' });
    expect(started()).toMatchObject({ value: null, n: 0, reason: 'no-data', low: null });
    expect(started(false)).toMatchObject({ value: 0, n: 1, reason: null });
    const later = facts({ deployments: [deployment('later', 200)] });
    expect(automationRate.compute(later, window, options()).reason).toBe('before-start');
  });
});
