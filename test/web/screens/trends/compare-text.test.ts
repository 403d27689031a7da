import { describe, expect, it } from 'vitest';
import { assuranceText } from '../../../../web/screens/trends/assurance-text.ts';
import { reasonText } from '../../../../web/screens/trends/compare-text.ts';
import { deskWordsOf } from '../../../../web/words/desk-words.ts';
import type { Language } from '../../../../web/words/language.ts';
import { trendsAnswer } from '../../trends-answer.ts';

const answer = trendsAnswer();
const reasons = (language: Language): string[] =>
  answer.comparisons.map((row) => reasonText(row, answer.main, deskWordsOf(language)));

describe('why a comparison has its verdict', () => {
  it('is said as in the mock, in both languages', () => {
    expect(reasons('en')).toEqual([
      'weeks usually swing 1.9–4.5d',
      'one odd week, cause known',
      '18 of 19 weeks below the old average',
    ]);
    expect(reasons('ko')).toEqual([
      '평소 1.9–4.5일 사이',
      '특이한 주 1회, 원인 확인',
      '19주 중 18주 기존 평균 아래',
    ]);
  });

  it('says which odd weeks rule the figures where these went against the usual range', () => {
    const [, row] = answer.comparisons;
    if (row === undefined) throw new TypeError('no rows');
    const odd = { ...row, verdict: 'changed' as const, reason: { ...row.reason, count: 2, known: 0 } };
    expect(reasonText(odd, answer.main, deskWordsOf('en'))).toBe(
      'the usual week went the other way; the figures follow 2 odd weeks',
    );
    expect(reasonText(odd, answer.main, deskWordsOf('ko'))).toBe(
      '평소의 주는 반대로 움직임. 수치를 좌우한 것: 특이한 주 2회',
    );
  });

  it('is a range that is open on one side, too', () => {
    const [row] = answer.comparisons;
    if (row === undefined) throw new TypeError('no rows');
    const open = { ...row, reason: { ...row.reason, lower: null } };
    expect(reasonText(open, answer.main, deskWordsOf('ko'))).toBe('평소 4.5일 이하');
    expect(reasonText(open, answer.main, deskWordsOf('en'))).toBe('weeks usually swing up to 4.5d');
  });

  it('is too little where there is too little, and nothing where there is nothing', () => {
    const [row] = answer.comparisons;
    if (row === undefined) throw new TypeError('no rows');
    const say = (changes: Partial<typeof row.reason>, value: number | null = 1): string =>
      reasonText(
        { ...row, now: { ...row.now, value }, reason: { ...row.reason, ...changes } },
        answer.main,
        deskWordsOf('en'),
      );
    expect(say({ code: 'too-few', count: 7, of: 12 })).toBe('7 of 12 weeks');
    expect(say({ code: 'no-data' }, null)).toBe('nothing recorded on one side');
    expect(say({ code: 'new-definition' })).toBe('the promise itself changed in between');
    expect(say({ code: 'beyond-old-average' })).toBe('the usual range changed in between');
    expect(say({ code: 'near-the-edge', side: 'above' })).toBe('near the upper edge of the usual range');
  });
});

describe('whether the process keeps the limit', () => {
  it('is one sentence, and none where nothing is agreed', () => {
    const say = (kind: typeof answer.assurance.kind, oneIn: number | null = null): string | null =>
      assuranceText({ ...answer, assurance: { ...answer.assurance, kind, oneIn } }, deskWordsOf('en'));
    expect(say('keeps')).toContain('keeps it by itself');
    expect(say('by-chance', 9)).toContain('about 1 week in 9 will miss it by chance');
    expect(say('by-chance')).toContain('some weeks will miss it by chance');
    expect(say('cannot')).toContain('cannot keep it');
    expect(
      assuranceText(
        { ...answer, assurance: { kind: 'unknown', limit: null, oneIn: null } },
        deskWordsOf('en'),
      ),
    ).toBeNull();
  });
});
