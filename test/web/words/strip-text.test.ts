import { describe, expect, it } from 'vitest';
import type { ObjectiveStrip, StripsAnswer } from '#shared/api/strips.ts';
import { DAY_MS } from '#shared/units.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import type { Language } from '../../../web/words/language.ts';
import { createMoments } from '../../../web/words/moments.ts';
import { costText, stripDayText, stripMonths } from '../../../web/words/strip-text.ts';

// Days of Seoul: they begin at 15:00 UTC.
const first = Date.parse('2025-10-29T15:00:00Z');
const days = Array.from({ length: 9 }, (_, day) => new Date(first + day * DAY_MS).toISOString());
const leaves = (day: number): string => new Date(first + (day + 30.5) * DAY_MS).toISOString();
const item: ObjectiveStrip = {
  service: 'work-orders',
  objective: 'availability',
  window: '30d',
  unit: 'minutes',
  spent: [0.5, null, 0, 0, 0, 0, 0, 0.4051, 0.0001],
  cost: [20, null, 0, 0, 0, 0, 0, 16.2, 0.004],
  incidents: [
    { day: 7, id: '2025-029', more: 0 },
    { day: 2, id: 'a', more: 2 },
  ],
};
const strips: StripsAnswer = {
  at: '2025-11-06T06:00:00Z',
  days,
  windows: [{ window: '30d', firstDay: 1, leavesAt: days.slice(1).map((_, at) => leaves(at + 1)) }],
  items: [item],
};
const say = (day: number, language: Language = 'en') =>
  stripDayText(strips, item, day, {
    words: deskWordsOf(language),
    moments: createMoments('Asia/Seoul', language),
  });

describe('what is read out of a day', () => {
  // The sentence of UX.md §2.4.
  it('says the share, the time, the incident and the day it leaves the window; losses are rounded up', () => {
    expect(say(7)).toBe('6 Nov: 41% of the budget, 17 min, incident 2025-029, leaves the window on 6 Dec');
    expect(say(7, 'ko')).toBe('11월 6일: 예산의 41% · 17분 · 장애 2025-029 · 12월 6일에 기간에서 빠짐');
  });

  it('tells a day without cost from one that was not heard, and the running day from whole ones', () => {
    expect(say(3)).toBe('2 Nov: nothing spent');
    expect(say(2)).toBe('1 Nov: nothing spent, incident a and 2 more');
    expect(say(1)).toBe('31 Oct: nothing was heard');
    // 0.01 % is said as a tenth: never as nothing.
    expect(say(8)).toBe('7 Nov, so far: 0.1% of the budget, 0.1 min, leaves the window on 7 Dec');
  });

  it('says that an older day has left the window', () => {
    expect(say(0)).toBe('30 Oct: 50% of the budget, 20 min, no longer in the window');
  });

  it('counts failures as failures', () => {
    const words = deskWordsOf('en');
    expect(costText(1_240, 'failures', words)).toBe('1,240 failures');
    expect(costText(1, 'failures', words)).toBe('1 failure');
    // A query's server extrapolates: part of a failure is one.
    expect(costText(0.2, 'failures', words)).toBe('1 failure');
  });
});

it('months stand where their first day is', () => {
  expect(stripMonths(days, 'Asia/Seoul', 'en', deskWordsOf('en'))).toEqual([{ day: 2, text: 'Nov' }]);
});
