import { describe, expect, it } from 'vitest';
import { reworkRate } from '#shared/metrics/rework-rate.ts';
import { deployment, facts, options, span } from './delivery-facts.ts';

const compute = (...given: Parameters<typeof deployment>[2][]) =>
  reworkRate.compute(
    facts({ deployments: given.map((each, index) => deployment(`d${index}`, 10 + index, each)) }),
    span(0, 100),
    options(),
  );

describe('rework rate', () => {
  it('counts what is flagged as unplanned, fixes an incident or is marked as a hotfix, each once', () => {
    const answer = compute(
      {},
      { unplanned: true },
      { fixesIncident: 'i' },
      { ref: 'hotfix/login' },
      { version: '1.2-hotfix', unplanned: true, fixesIncident: 'i' },
      { unplanned: false },
    );
    expect(answer).toMatchObject({ value: 4 / 6, n: 6, reason: null });
    expect(answer.formula).toBe('4 unplanned / 6 deployments = 0.6666666667');
  });

  it('is 0 where all was planned, and null without deployments', () => {
    expect(compute({})).toMatchObject({ value: 0, n: 1 });
    expect(compute()).toMatchObject({ value: null, n: 0, reason: 'no-data' });
  });
});
