import { describe, expect, it } from 'vitest';
import type { TrendStory } from '#shared/api/trends.ts';
import { DAY_SECONDS } from '#shared/units.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import type { Language } from '../../../web/words/language.ts';
import { trendTitle } from '../../../web/words/trend-title.ts';
import { trendsAnswer } from '../trends-answer.ts';

const { story, main } = trendsAnswer();
const say = (
  language: Language,
  changes: Partial<TrendStory>,
  of: Partial<typeof main> = {},
  soFar: string | null = null,
): string =>
  trendTitle(
    { ...main, ...of },
    { ...story, ...changes },
    {
      title: language === 'ko' ? '정기 배포 준수율' : 'Release regularity',
      by: 'week',
      soFar,
      month: language === 'ko' ? '7월' : 'July',
    },
    deskWordsOf(language),
  );

describe('what a page of trends says above all', () => {
  it('is that of the mock, in both languages', () => {
    // UX.md §2.6, mocks/trends.png and trends-ko.png.
    expect(say('en', {})).toBe('Lead time fell to about 3 days in July and has stayed there');
    expect(say('ko', {})).toBe('리드 타임은 7월에 약 3일로 줄었고 그대로 유지되고 있습니다');
  });

  it('does not say that it stayed where it did not', () => {
    expect(say('en', { stays: false })).toBe(
      'Lead time fell to about 3 days in July and has moved again since',
    );
    expect(say('ko', { stays: false })).toBe('리드 타임은 7월에 약 3일로 줄었다가 그 뒤 다시 바뀌었습니다');
  });

  it('does not call calm what was odd again and again', () => {
    expect(say('en', { odd: 4 })).toBe('Lead time fell to about 3 days in July, with 4 odd weeks since');
    expect(say('ko', { odd: 4 })).toBe(
      '리드 타임은 7월에 약 3일로 줄었지만 그 뒤 특이한 주가 4회 있었습니다',
    );
    const steady = { kind: 'steady', verdict: 'steady', went: null, since: null, odd: 1 } as const;
    expect(say('en', steady)).toBe('Lead time is usually about 3 days, with one odd week');
    expect(say('ko', steady)).toBe('리드 타임은 평소 약 3일이지만 특이한 주가 1회 있었습니다');
    expect(say('ko', { ...steady, toValue: null })).toBe('리드 타임은 특이한 주가 1회 있었습니다');
  });

  it('says that the last week was unusual, and that most of them are', () => {
    const back = { stays: false, lastOdd: true, odd: 1 } as const;
    expect(say('en', back)).toBe('Lead time fell to about 3 days in July; the last week was unusual');
    expect(say('ko', back)).toBe('리드 타임은 7월에 약 3일로 줄었지만 마지막 주는 특이했습니다');
    const odd = { kind: 'unsettled', verdict: 'changed', went: null, odd: 9, oddOf: 13 } as const;
    expect(say('en', odd)).toBe('Lead time is unsettled: 9 of 13 weeks are unusual');
    expect(say('ko', odd)).toBe('리드 타임은 일정하지 않습니다: 13주 중 9주 특이');
  });

  it('names the figure from events, not the average of the weeks, and none where there is none', () => {
    expect(say('en', { toCentre: 9 * DAY_SECONDS })).toContain('about 3 days');
    expect(say('en', { toValue: null })).toBe('Lead time fell in July and has stayed there');
    expect(say('ko', { toValue: null })).toBe('리드 타임은 7월에 줄었고 그대로 유지되고 있습니다');
  });

  it('speaks of other metrics in their own grammar and unit', () => {
    const releases = { metric: 'deployment-frequency', unit: 'per-week', better: 'higher' } as const;
    const up = { went: 'up', toValue: 4.2 } as const;
    expect(say('en', up, releases)).toBe('Releases rose to about 4 a week in July and have stayed there');
    expect(say('ko', up, releases)).toBe('배포 빈도는 7월에 약 주 4회로 늘었고 그대로 유지되고 있습니다');
    const failed = { metric: 'change-failure-rate', unit: 'ratio' } as const;
    expect(say('en', { toValue: 0.114 }, failed)).toBe(
      'Failed releases fell to about 12% in July and have stayed there',
    );
    expect(say('ko', { toValue: 0.114 }, failed)).toBe(
      '변경 실패율은 7월에 약 12%로 낮아졌고 그대로 유지되고 있습니다',
    );
    const other = { metric: 'release-regularity', unit: 'ratio', better: 'higher' } as const;
    expect(say('en', { toValue: 0.9 }, other)).toContain('Release regularity fell to about 90% in July');
    expect(say('ko', { toValue: 0.9 }, other)).toContain('정기 배포 준수율은 7월에 약 90%로');
  });

  it('claims no change where there is none', () => {
    const steady = { kind: 'steady', verdict: 'steady', went: null, since: null } as const;
    expect(say('en', steady)).toBe('Lead time has stayed at about 3 days');
    expect(say('ko', steady)).toBe('리드 타임은 약 3일 수준을 유지하고 있습니다');
    expect(say('en', { ...steady, verdict: 'worse', went: 'up' })).toBe(
      'Lead time is unusually high now: about 3 days is usual',
    );
    expect(say('ko', { ...steady, verdict: 'worse', went: 'up' })).toBe(
      '리드 타임은 지금 평소보다 높습니다 (평소 약 3일)',
    );
  });

  it('says how far it is where it is too early, and that there is nothing where there is nothing', () => {
    const early = { kind: 'too-early', verdict: 'too-early', points: 7 } as const;
    expect(say('en', early)).toBe('Lead time: too early to say, 7 of 12 weeks');
    expect(say('ko', early)).toBe('리드 타임은 판단하기에 아직 이릅니다: 12주 중 7주');
    expect(say('en', { kind: 'no-data' })).toBe('Lead time: nothing recorded yet');
    expect(say('en', { kind: 'no-data' }, {}, '3.1d')).toBe('Lead time: 3.1d so far, no complete week yet');
    expect(say('ko', { kind: 'no-data' }, {}, '3.1일')).toBe(
      '리드 타임: 지금까지 3.1일, 완료된 주가 아직 없습니다',
    );
    expect(say('ko', { kind: 'no-data' })).toBe('리드 타임: 아직 기록이 없습니다');
  });

  it('gives a whole number only where that is near enough', () => {
    expect(say('en', { toValue: 2.8 * DAY_SECONDS })).toContain('about 3 days');
    expect(say('en', { toValue: 2.5 * DAY_SECONDS })).toContain('about 2.5 days');
  });

  it('stands among words that say their unit, their cause and their number as people do', () => {
    const { trends: en } = deskWordsOf('en');
    const { trends: ko } = deskWordsOf('ko');
    // Over a limit per week stood a share of thirty days, and neither said which it was.
    expect([en.multiples.of(9, 'budget-spent', '30d'), en.multiples.each('week')]).toEqual([
      'in 30 days',
      'a week',
    ]);
    expect([ko.multiples.of(9, 'budget-spent', '30d'), ko.multiples.each('week')]).toEqual([
      '30일 동안',
      '(한 주)',
    ]);
    expect([en.filter.all(1), en.filter.all(10)]).toEqual(['The only service', 'All 10 services']);
    expect(en.write.heading('Week of 2 Nov')).toBe('Note: Week of 2 Nov');
    expect(en.chart.known('Deployments are frozen')).toBe('cause known: Deployments are frozen');
    expect([en.record.early('month'), ko.record.early('month')]).toEqual([
      'No complete month yet.',
      '완료된 달이 아직 없습니다.',
    ]);
  });
});
