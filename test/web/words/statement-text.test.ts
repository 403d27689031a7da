import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import type { Language } from '../../../web/words/language.ts';
import { createMoments } from '../../../web/words/moments.ts';
import { lineReturns, lineWhen, openingText, totalText } from '../../../web/words/statement-text.ts';
import { statementAnswer, statementLine } from '../statement-answer.ts';

const zone = 'Asia/Seoul';
const told = (language: Language) => ({
  zone,
  moments: createMoments(zone, language),
  nowMs: Date.parse('2026-11-22T06:00:00Z'),
});
const [en, ko] = [deskWordsOf('en'), deskWordsOf('ko')];

describe('the words of a statement', () => {
  const probed = statementAnswer({ allowedMinutes: 43.2, allowed: 86.4 });

  it('says what the lines come to of what the window allows', () => {
    // 99.9 % of 30 days is 43 min 12 s: never rounded up.
    const shown = { cost: 46, percent: 107 };
    expect(totalText(probed, shown, en)).toBe('107% spent of what 30 days allow: 46 of 43 min');
    expect(totalText(probed, shown, ko)).toBe('30일 허용량의 107% 소진: 43분 중 46분');
    const counted = statementAnswer({ window: { ...statementAnswer().window, name: 'month' } });
    expect(totalText(counted, { cost: 1240, percent: 41 }, en)).toBe(
      '41% spent of what the month allows: 1,240 of 340 failures',
    );
    expect(totalText(counted, { cost: 1240, percent: null }, en)).toBe(
      'Spent; of how much of the budget it is too early to say',
    );
  });

  it('says what is allowed, and where that is an estimate', () => {
    expect(openingText(probed, en)).toBe('Allowed in 30 days, at 99.9%');
    expect(openingText({ ...probed, estimated: true }, en)).toBe(
      'Allowed in 30 days, at 99.9%; estimated from the traffic so far',
    );
    expect(openingText(probed, ko)).toBe('30일 허용량, 목표 99.9%');
  });

  it('says when a line was in the zone of the team: a span, a day, or since when', () => {
    expect(lineWhen(statementLine(), told('en'), en)).toBe('Fri 6 Nov, 13:42 – 13:59');
    expect(lineWhen(statementLine(), told('ko'), ko)).toBe('11월 6일 (금) 13:42 ~ 13:59');
    expect(lineWhen(statementLine({ running: true }), told('en'), en)).toBe('Since Fri 6 Nov, 13:42');
    expect(lineWhen(statementLine({ end: '2026-11-06T15:10:00Z' }), told('en'), en)).toBe(
      'Fri 6 Nov, 13:42 – Sat 7 Nov, 00:10',
    );
    expect(lineWhen(statementLine({ kind: 'scattered' }), told('en'), en)).toBe('6 Nov');
  });

  it('says the day a line is given back, or the first and the last', () => {
    expect(lineReturns(statementLine(), told('en'), en)).toBe('6 Dec');
    const long = statementLine({ returnsBy: '2026-12-08T04:59:00.000Z' });
    expect(lineReturns(long, told('en'), en)).toBe('6 Dec – 8 Dec');
    expect(lineReturns(long, told('ko'), ko)).toBe('12월 6일 ~ 12월 8일');
  });

  it('never says that something cost nothing', () => {
    expect(en.budget.cost('minutes', 0)).toBe('under 1 min');
    expect(en.budget.cost('failures', 0)).toBe('under 1 failure');
    expect(en.budget.percent(0)).toBe('under 1%');
    expect(ko.budget.percent(0)).toBe('1% 미만');
  });
});
