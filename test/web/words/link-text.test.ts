import { describe, expect, it } from 'vitest';
import type { EvidenceLink } from '#shared/api/evidence.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import { causeText, linkKindText, linkText } from '../../../web/words/link-text.ts';

const link = (given: Partial<EvidenceLink>): EvidenceLink => ({
  kind: 'explicit',
  counts: true,
  failed: { service: 'shop', environment: 'production', id: 'd1' },
  incident: null,
  by: null,
  sha: null,
  afterSeconds: null,
  correction: null,
  ...given,
});
const incident = { service: 'shop', id: '31' };
const by = { service: 'shop', environment: 'production', id: 'd2' };
const correction = {
  number: 1,
  at: '2025-11-18T03:00:00.000Z',
  by: 'Kim Ji-ho',
  reason: 'A cable was pulled',
  service: 'shop',
  incident: null,
  verdict: 'failed' as const,
  deployment: null,
  counts: true,
};

const links = [
  link({ incident }),
  link({ kind: 'rollback', by }),
  link({ kind: 'revert', by }),
  link({ kind: 'hotfix', by }),
  link({ kind: 'time', incident, afterSeconds: 7_200 }),
  link({ correction }),
  link({ incident, correction }),
];

describe('what says that a release failed', () => {
  it('is a phrase of its own for each kind, in both languages', () => {
    expect(links.map((each) => linkText(each, deskWordsOf('en')))).toEqual([
      'incident 31 names it as its cause',
      'd2 rolled it back',
      'd2 took back a change that it brought',
      'd2 was its hotfix',
      'incident 31 began 2 h after it',
      'Kim Ji-ho marked it as failed',
      'Kim Ji-ho named it as the cause of incident 31',
    ]);
    const korean = links.map((each) => linkText(each, deskWordsOf('ko')));
    expect(new Set(korean).size).toBe(links.length);
  });

  it('says of the time that it is no proof, and of a person who it was and why', () => {
    expect(causeText(link({ kind: 'time', afterSeconds: 7_200 }), deskWordsOf('en'))).toContain(
      '2 h before the incident began. Near in time is not proof.',
    );
    expect(causeText(link({ correction }), deskWordsOf('en'))).toBe('Kim Ji-ho said so: A cable was pulled');
    expect(linkKindText(link({ correction }), deskWordsOf('en'))).toBe('a person said so');
  });
});
