import { describe, expect, it } from 'vitest';
import type { RowObjective } from '#shared/api/service-list.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import type { Language } from '../../../web/words/language.ts';
import { createMoments } from '../../../web/words/moments.ts';
import {
  burnBadge,
  burnLines,
  comingText,
  nowText,
  outText,
  type RowSay,
  releaseText,
  sinceText,
  wasText,
} from '../../../web/words/row-text.ts';
import { rowObjective } from '../service-row.ts';

const zone = 'Asia/Seoul';
const say = (language: Language = 'en'): RowSay => ({
  words: deskWordsOf(language),
  moments: createMoments(zone, language),
  // 15:10 in Seoul.
  nowMs: Date.parse('2025-11-21T06:10:00Z'),
  zone,
  language,
});
const burning = (of: Partial<RowObjective> = {}): RowObjective =>
  rowObjective({
    state: 'burning',
    needsSomeone: true,
    direction: 'burning',
    failingRatio: 0.398,
    burnRate: 397.4,
    since: '2025-11-21T04:42:00Z',
    remainingAtSince: 0.6399,
    backInsideAt: '2025-12-03T00:00:00Z',
    burn: {
      rule: 'page-1h',
      factor: 14.4,
      long: { window: '1h', rate: 120.2 },
      short: { window: '5m', rate: 397.4 },
      firing: true,
      eats: 0.552,
    },
    ...of,
  });

// The sentences of UX.md §2.4 and §2.3.
describe('a row of the list of services', () => {
  it('says what people feel now', () => {
    expect(nowText(burning(), say())).toBe('4 in 10 requests fail now');
    expect(nowText(burning({ failingRatio: 1 }), say())).toBe('every request fails now');
    expect(nowText(burning({ failingRatio: 1 / 65.4 }), say())).toBe('1 in 65 requests fail now');
    expect(nowText(burning({ failingRatio: 0.97 }), say())).toBe('over 9 in 10 requests fail now');
    expect(nowText(burning({ failingRatio: 0 }), say())).toBe('no request fails now');
    expect(nowText(burning({ failingRatio: null }), say())).toBe('no requests in 5 min');
    expect(nowText(burning(), say('ko'))).toBe('요청 10건 중 4건 실패 중');
    expect(nowText(burning({ failingRatio: 1, sli: { kind: 'gauge', name: 'x' } }), say('ko'))).toBe(
      '모두 실패 중',
    );
  });

  it('says since when, and what was left then, floored', () => {
    expect(sinceText(burning(), say())).toBe('13:42 · 1 h 28 m');
    expect(sinceText(burning(), say('ko'))).toBe('13:42 · 1시간 28분');
    expect(wasText(burning(), say())).toBe('was 63% at 13:42');
    expect(wasText(burning({ since: null }), say())).toBeNull();
    const silent = rowObjective({ state: 'nodata', nodataSince: '2025-11-20T06:10:00Z' });
    expect(sinceText(silent, say())).toBe('20 Nov 15:10 · 1 d');
  });

  it('says of what stopped when it began, and how slow it is now', () => {
    const stopped = burning({ failingRatio: 0, burnRate: 0 });
    expect(sinceText(stopped, say())).toBe('began 13:42');
    expect(burnBadge(stopped, say())).toBe('stopped, 0×');
    expect(sinceText(stopped, say('ko'))).toBe('13:42 시작');
    expect(burnBadge(stopped, say('ko'))).toBe('멈춤 · 0배');
  });

  it('says how fast, in whole numbers from ten on, and nothing while the budget lasts', () => {
    expect(burnBadge(burning(), say())).toBe('398×');
    expect(burnBadge(burning({ burnRate: 3.01 }), say())).toBe('3.1×');
    expect(burnBadge(burning({ burnRate: 1 }), say())).toBeNull();
    // Too few to say anything, and silence.
    expect(burnBadge(burning({ value: null }), say())).toBeNull();
    expect(burnBadge(burning({ state: 'nodata' }), say())).toBeNull();
  });

  it('has both windows, the rule and what it would take of the budget behind the badge', () => {
    expect(burnLines(burning(), say())).toEqual([
      'Spent 398 times faster than the budget lasts.',
      'Windows: 5 min 398×, 1 h 121×',
      'The rule: 1 h and 5 min are both above 14.4×',
      '1 h at this speed takes 56% of the budget.',
    ]);
    expect(burnLines(burning(), say('ko'))[3]).toBe('이 속도로 1시간이면 예산의 56%를 씁니다.');
    expect(burnLines(rowObjective(), say())).toEqual([]);
  });

  it('says when the budget is gone, or when it is back', () => {
    const fast = burning({ state: 'fast', exhaustedAt: '2025-11-21T20:30:00Z', backInsideAt: null });
    expect(comingText(fast, say())).toBe('gone in 14 h');
    // Too few to say, silence, and a budget that lasts at this speed.
    expect(comingText({ ...fast, value: null }, say())).toBeNull();
    expect(comingText({ ...fast, state: 'nodata' }, say())).toBeNull();
    expect(comingText({ ...fast, burnRate: 1 }, say())).toBeNull();
    const debt = burning({ state: 'debt', burnRate: 0 });
    expect(comingText(debt, say())).toBe('back on 3 Dec');
    // While it burns, when it would be back says nothing.
    expect(comingText(burning(), say())).toBeNull();
  });

  it('names the release before by time alone', () => {
    const release = { id: 'd', environment: 'production', finishedAt: '', beforeSeconds: 240 };
    expect(releaseText({ ...release, version: '2025.11.4' }, say())).toBe('2025.11.4, 4 min before');
    expect(releaseText({ ...release, version: '2025.11.4' }, say('ko'))).toBe('4분 전 2025.11.4');
    expect(releaseText({ ...release, version: null }, say())).toBe('a release, 4 min before');
  });

  it('names what it rests on that is out', () => {
    const name = { en: 'ERP sync', ko: 'ERP 연동' };
    const out = { id: 'erp', name, kind: 'burning' as const, since: '2025-11-21T04:38:00Z' };
    expect(outText(out, say())).toBe('ERP sync has been out since 13:38');
    expect(outText(out, say('ko'))).toBe('ERP 연동: 13:38부터 기준 이탈 중');
    expect(outText({ ...out, kind: 'silent', since: null }, say())).toBe('ERP sync has never sent anything');
    expect(outText({ ...out, kind: 'unanswered' }, say())).toBe('ERP sync has not answered since 13:38');
  });
});
