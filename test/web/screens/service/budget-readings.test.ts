import { describe, expect, it } from 'vitest';
import { chartCsv } from '../../../../web/charts/chart-rows.ts';
import {
  budgetReadings,
  budgetRows,
  budgetSummary,
} from '../../../../web/screens/service/budget-readings.ts';
import { deskWordsOf } from '../../../../web/words/desk-words.ts';
import type { Language } from '../../../../web/words/language.ts';
import { createMoments } from '../../../../web/words/moments.ts';

const told = (language: Language) => ({
  words: deskWordsOf(language),
  moments: createMoments('Asia/Seoul', language),
  nowMs: Date.parse('2025-11-21T04:42:00Z'),
});
const points = [
  { at: '2025-11-20T02:00:00.000Z', remaining: null },
  { at: '2025-11-21T04:00:00.000Z', remaining: 0.6339 },
  { at: '2025-11-21T04:42:00.000Z', remaining: -0.1801 },
];
const episodes = [{ since: '2025-11-21T04:20:00.000Z', endedAt: null }];

describe('a budget line in words', () => {
  it('says each point, rounded down, and that it burned', () => {
    expect(budgetReadings({ points, episodes: [] }, told('en')).map(({ text }) => text)).toEqual([
      'Thu 20 Nov, 11:00: not known',
      'Fri 21 Nov, 13:00: 63% left',
      'Fri 21 Nov, 13:42: −19% left',
    ]);
    const burning = budgetReadings({ points, episodes: episodes }, told('en'));
    expect(burning.map(({ isBurning }) => isBurning)).toEqual([false, false, true]);
    expect(burning[2]?.text).toBe('Fri 21 Nov, 13:42: −19% left, burning');
    expect(budgetReadings({ points, episodes: episodes }, told('ko'))[2]?.text).toBe(
      '11월 21일 (금) 13:42: −19% 남음, 소진 중',
    );
  });

  it('is the same in its table and its file, where values stand as the server gave them', () => {
    const { words } = told('en');
    const table = budgetRows(budgetReadings({ points, episodes: episodes }, told('en')), words);
    expect(table.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Thu 20 Nov, 11:00', 'nothing recorded yet', 'no'],
      ['Fri 21 Nov, 13:00', '63%', 'no'],
      ['Fri 21 Nov, 13:42', '−19%', 'yes'],
    ]);
    expect(chartCsv(table)).toBe(
      'at,remaining,burning\r\n2025-11-20T02:00:00.000Z,,false\r\n2025-11-21T04:00:00.000Z,0.6339,false\r\n2025-11-21T04:42:00.000Z,-0.1801,true\r\n',
    );
  });

  it('is summed up by its ends and its lowest point', () => {
    const { words } = told('en');
    const line = { releases: [{ count: 3 }, { count: 1 }], incidents: [{ count: 1 }], episodes };
    const readings = budgetReadings({ points, episodes: episodes }, told('en'));
    expect(budgetSummary(line, readings, words)).toBe(
      'From 63% to −19%; least was −19% on Fri 21 Nov, 13:42. 4 releases, 1 incident, burning 1 time.',
    );
    expect(budgetSummary(line, readings.slice(0, 1), words)).toBe('What is left now is not known');
  });
});
