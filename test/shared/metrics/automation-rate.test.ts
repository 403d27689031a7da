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

  it('has those of which nobody said in the whole and not in the share, says so, and gives the range', () => {
    // METRICS.md §3: started by a pipeline / deployments. One of four for sure, three if the two others were too.
    const answer = started(true, null, false, null);
    expect(answer).toMatchObject({ value: 0.25, n: 4, low: 0.25, high: 0.75, leftOut: [] });
    expect(answer.detail).toEqual({ automated: 1, manual: 1, notTold: 2 });
    expect(answer.inputs).toEqual({ automated: 1, deployments: 4, notTold: 2 });
    expect(answer.formula).toBe('1 started by a pipeline / 4 deployments (of 2 nobody said) = 0.25');
  });

  it('is null where nothing is known, and 0 where all were started by hand', () => {
    // METRICS.md §1.2: no data is not zero.
    expect(started(null)).toMatchObject({ value: null, n: 1, reason: 'no-data', low: null, high: null });
    expect(started()).toMatchObject({ value: null, n: 0, reason: 'no-data', low: null });
    expect(started(false)).toMatchObject({ value: 0, n: 1, reason: null });
    const later = facts({ deployments: [deployment('later', 200)] });
    expect(automationRate.compute(later, window, options()).reason).toBe('before-start');
  });
});
