import { describe, expect, it } from 'vitest';
import { askedTrends, listParam } from '../../../../web/screens/trends/asked-trends.ts';
import { isoWeek, pointName } from '../../../../web/screens/trends/point-name.ts';
import { rangeChoices, readRange } from '../../../../web/screens/trends/ranges.ts';
import { shiftRange } from '../../../../web/screens/trends/shift-range.ts';
import { withParams } from '../../../../web/ui/with-params.ts';
import { trendSeries, trendsAnswer } from '../../trends-answer.ts';

describe('the address of a page of trends', () => {
  it('asks what it says, and passes over what means nothing', () => {
    const search = new URLSearchParams('scope=s:labels&by=month&from=&point=2025-W41&lang=ko');
    expect(askedTrends('lead-time', search, null)).toEqual({
      metric: 'lead-time',
      scope: 's:labels',
      objective: null,
      by: 'month',
      range: null,
      from: null,
      to: null,
      at: null,
    });
  });

  it('keeps the rest where a part of it changes', () => {
    const search = new URLSearchParams('lang=ko&by=month');
    expect(withParams(search, { by: null, scope: 'all' })).toBe('?lang=ko&scope=all');
    expect(withParams(new URLSearchParams('by=month'), { by: null })).toBe('');
    expect(listParam(new URLSearchParams('show=agr,nonsense,rel'), 'show', ['rel', 'inc', 'agr'])).toEqual([
      'rel',
      'agr',
    ]);
  });

  it('calls periods as calendars do', () => {
    // ISO 8601: 2021-01-03 is a Sunday of the 53rd week of 2020; 2024-12-30 is in the first week of 2025.
    expect(['2025-10-06', '2021-01-03', '2024-12-30'].map(isoWeek)).toEqual([
      '2025-W41',
      '2020-W53',
      '2025-W01',
    ]);
    expect([pointName('month', '2025-10-01'), pointName('sprint', '2025-10-06')]).toEqual([
      '2025-10',
      '2025-10-06',
    ]);
  });

  it('knows lengths of time, and offers the one that is shown', () => {
    expect(readRange('20s')).toEqual({ name: '20s', count: 20, unit: 'sprint' });
    expect([readRange('0w'), readRange('100y'), readRange('')]).toEqual([null, null, null]);
    expect(rangeChoices('week', '7w')[0]?.name).toBe('7w');
    expect(rangeChoices('sprint', '12s').map(({ unit }) => unit)).toContain('sprint');
  });

  it('moves by a period, and is the plain range again at the present', () => {
    const answer = trendsAnswer();
    expect(shiftRange(answer, 'UTC', -1)).toEqual({
      from: '2025-02-10',
      to: '2025-11-16',
      range: null,
      point: null,
    });
    expect(shiftRange(answer, 'UTC', 1)).toMatchObject({ from: null, to: null });
    const months = {
      ...answer,
      main: trendSeries({ by: 'month' }),
      range: { start: '2025-01-31T00:00:00Z', end: '2025-04-01T00:00:00Z', name: null },
    };
    // There is no 31st of December to March that is missing but of February: its last day.
    expect(shiftRange(months, 'UTC', 1)).toMatchObject({ from: '2025-02-28', to: '2025-04-30' });
  });
});
