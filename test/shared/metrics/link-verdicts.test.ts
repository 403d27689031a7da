import { describe, expect, it } from 'vitest';
import type { LinkCorrection } from '#shared/facts.ts';
import { linkVerdicts } from '#shared/metrics/link-verdicts.ts';

const deployment = { service: 'checkout', environment: 'production', id: 'd1' };
const said = (number: number, given: Partial<LinkCorrection>): LinkCorrection => ({
  number,
  madeAtMs: 0,
  madeBy: 'Kim',
  reason: 'seen in the log',
  service: 'checkout',
  incident: null,
  verdict: 'failed',
  deployment: null,
  ...given,
});

describe('linkVerdicts', () => {
  it('gives the latest of each subject, whatever the order', () => {
    const corrections = [
      said(3, { incident: 'i', verdict: 'not-caused' }),
      said(1, { incident: 'i', verdict: 'caused-by', deployment }),
      said(2, { verdict: 'did-not-fail', deployment }),
      said(4, { incident: 'i', service: 'till', verdict: 'not-caused' }),
    ];
    const verdicts = linkVerdicts(corrections);
    expect(verdicts.ofIncident({ service: 'checkout', id: 'i' })?.number).toBe(3);
    expect(verdicts.ofDeployment(deployment)?.number).toBe(2);
    expect(linkVerdicts(corrections.toReversed()).ofDeployment(deployment)?.number).toBe(2);
  });

  it('says nothing of what nobody spoke of', () => {
    const verdicts = linkVerdicts([said(1, { incident: 'i', verdict: 'caused-by', deployment })]);
    expect(verdicts.ofDeployment(deployment)).toBeNull();
    expect(verdicts.ofIncident({ service: 'till', id: 'i' })).toBeNull();
  });
});
