import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daySpan, periodEdges, startOfPeriod } from '#shared/calendar.ts';
import { HOUR_MS } from '#shared/units.ts';

const at = (text: string): number => Date.parse(text);
const iso = (edgesMs: readonly number[]): string[] => edgesMs.map((edge) => new Date(edge).toISOString());
const hours = (edgesMs: readonly number[]): number[] =>
  edgesMs.slice(1).map((edge, index) => (edge - (edgesMs[index] ?? 0)) / HOUR_MS);

describe('periodEdges', () => {
  it('gives Berlin a day of 25 hours on 2026-10-25 (METRICS.md §7) and one of 23 on 2026-03-29', () => {
    const autumn = periodEdges('day', at('2026-10-24T22:00Z'), at('2026-10-25T23:00Z'), 'Europe/Berlin');
    expect(iso(autumn)).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
    const spring = periodEdges('day', at('2026-03-28T12:00Z'), at('2026-03-30T12:00Z'), 'Europe/Berlin');
    expect(hours(spring)).toEqual([24, 23, 24]);
  });

  it('gives Seoul days of 24 hours all year', () => {
    const edges = periodEdges('day', at('2025-12-31T15:00Z'), at('2026-12-31T15:00Z'), 'Asia/Seoul');
    expect(edges).toHaveLength(366);
    expect(new Set(hours(edges))).toEqual(new Set([24]));
  });

  it('gives Lord Howe days of 24.5 and 23.5 hours', () => {
    const zone = 'Australia/Lord_Howe';
    expect(hours(periodEdges('day', at('2026-04-05T00:00Z'), at('2026-04-05T01:00Z'), zone))).toEqual([24.5]);
    expect(hours(periodEdges('day', at('2026-10-04T00:00Z'), at('2026-10-04T01:00Z'), zone))).toEqual([23.5]);
  });

  it('begins a day at 01:00 where midnight does not exist', () => {
    // Brazil's clocks went from 24:00 to 01:00 on 2018-11-04, at 03:00 UTC.
    const edges = periodEdges('day', at('2018-11-04T12:00Z'), at('2018-11-04T13:00Z'), 'America/Sao_Paulo');
    expect(iso(edges)).toEqual(['2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z']);
  });

  it('has no day of no length where a zone skipped one', () => {
    // Samoa had no 2011-12-30.
    const edges = periodEdges('day', at('2011-12-29T12:00Z'), at('2012-01-01T12:00Z'), 'Pacific/Apia');
    expect(hours(edges)).toEqual([24, 24, 24, 24]);
  });

  it('begins weeks on Monday, week 53 of 2026 too', () => {
    const edges = periodEdges('week', at('2026-12-30T00:00Z'), at('2027-01-05T00:00Z'), 'UTC');
    expect(iso(edges).map((edge) => edge.slice(0, 10))).toEqual(['2026-12-28', '2027-01-04', '2027-01-11']);
    expect(Temporal.PlainDate.from('2026-12-28').weekOfYear).toBe(53);
  });

  it('has no empty period after an end that lies on an edge', () => {
    expect(periodEdges('month', at('2026-01-01T00:00Z'), at('2026-03-01T00:00Z'), 'UTC')).toHaveLength(3);
  });

  it('refuses an end before the start, and a zone that does not exist', () => {
    expect(() => periodEdges('day', 1, 0, 'UTC')).toThrow(RangeError);
    expect(() => periodEdges('day', 0, 1, 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('startOfPeriod', () => {
  it('cuts weeks, months and quarters in the zone of the team', () => {
    // 2026-11-01 is a Sunday; 00:30 in Seoul is still October in UTC.
    const instant = at('2026-10-31T15:30Z');
    const starts = (['day', 'week', 'month', 'quarter'] as const).map((period) =>
      startOfPeriod(period, instant, 'Asia/Seoul'),
    );
    expect(iso(starts)).toEqual([
      '2026-10-31T15:00:00.000Z',
      '2026-10-25T15:00:00.000Z',
      '2026-10-31T15:00:00.000Z',
      '2026-09-30T15:00:00.000Z',
    ]);
  });

  it('belongs to the period that begins at the instant', () => {
    const monday = at('2026-11-02T00:00Z');
    expect(startOfPeriod('week', monday, 'UTC')).toBe(monday);
    expect(startOfPeriod('week', monday - 1, 'UTC')).toBe(at('2026-10-26T00:00Z'));
  });
});

describe('daySpan', () => {
  it('is 23 hours in Berlin on 2026-03-29, and begins in Seoul at 15:00 UTC of the day before', () => {
    const { startMs, endMs } = daySpan('2026-03-29', 'Europe/Berlin') ?? { startMs: 0, endMs: 0 };
    expect((endMs - startMs) / HOUR_MS).toBe(23);
    expect(daySpan('2026-03-29', 'Asia/Seoul')?.startMs).toBe(at('2026-03-28T15:00Z'));
  });

  it.each(['2026-02-31', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00Z', 'today'])(
    '%j is no day',
    (day) => {
      expect(daySpan(day, 'UTC')).toBeNull();
    },
  );
});
