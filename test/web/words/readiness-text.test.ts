import { describe, expect, it } from 'vitest';
import type { MetricReadiness } from '#shared/api/readiness.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import { readinessSentences } from '../../../web/words/readiness-text.ts';

const item: MetricReadiness = {
  metric: 'lead-time',
  title: { en: 'Lead time for changes', ko: '변경 리드 타임' },
  unit: 'seconds',
  value: 276_480,
  n: 41,
  reason: null,
  wants: [
    { fact: 'releases', count: 7 },
    { fact: 'changes', count: 41 },
  ],
  missing: null,
  weeks: 5,
  weeksNeeded: 12,
  isAgreed: true,
};
const en = deskWordsOf('en');
const ko = deskWordsOf('ko');

describe('readinessSentences', () => {
  it('says the value with its n and how far the usual range is', () => {
    expect(readinessSentences(item, en)).toEqual([
      '3.2 days, n 41.',
      'The usual range needs 12 weeks: 5 so far.',
    ]);
    expect(readinessSentences({ ...item, weeks: 12 }, en)[1]).toBe('The usual range is known.');
  });

  it('says alone what is missing, with how much of it was received', () => {
    const missing = { ...item, value: null, n: 0, missing: 'changes' as const };
    expect(readinessSentences({ ...missing, wants: [{ fact: 'changes', count: 0 }] }, en)).toEqual([
      'It needs releases with the commit times of their changes: 0 received.',
    ]);
    expect(readinessSentences({ ...missing, wants: [{ fact: 'changes', count: 0 }] }, ko)).toEqual([
      '커밋 시각이 담긴 배포 기록이 필요합니다. 받은 변경 0건.',
    ]);
  });

  it('says why there is no value though all was heard, and that nothing is agreed', () => {
    expect(readinessSentences({ ...item, value: null, reason: 'too-few', isAgreed: false }, en)).toEqual([
      'No value now: too few to say.',
      'The usual range needs 12 weeks: 5 so far.',
      'No limit is agreed: it is shown and not judged.',
    ]);
  });
});
