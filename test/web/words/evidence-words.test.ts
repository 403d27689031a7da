import { describe, expect, it } from 'vitest';
import { changeFates } from '#shared/metrics/change-fates.ts';
import { outageReasons } from '#shared/metrics/outages.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';

const shares = metrics.filter(({ needs, unit }) => needs === 'deliveries' && unit === 'ratio');
/** Those of which senders may say nothing. */
const tellable = ['automation-rate', 'who-noticed'];

describe.each(['en', 'ko'] as const)('the words of evidence in %s', (language) => {
  const { evidence } = deskWordsOf(language);

  it('name both sides of every share, and that nobody said where that can be', () => {
    for (const { id } of shares) {
      const said = [true, false, null].map((part) => evidence.part(id, part) !== null);
      expect([id, ...said]).toEqual([id, true, true, tellable.includes(id)]);
    }
    expect(evidence.part('lead-time', null)).toBeNull();
  });

  it('do not call silence likely', () => {
    const likely = evidence.range('change-failure-rate', '25 %', '75 %');
    for (const id of tellable) {
      expect(evidence.range(id, '25 %', '75 %')).toMatch(/25 %.*75 %/);
      expect(evidence.range(id, '25 %', '75 %')).not.toBe(likely);
    }
  });

  it('name every reason for which a change or an outage is left out', () => {
    const reasons = [...outageReasons, ...Object.keys(changeFates).filter((fate) => fate !== 'counted')];
    const unnamed = (reason: string) => evidence.isLeftOut('???').replace('???', reason);
    expect(reasons.filter((reason) => evidence.isLeftOut(reason) === unnamed(reason))).toEqual([]);
  });
});
