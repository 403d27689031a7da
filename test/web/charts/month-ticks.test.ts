import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#shared/units.ts';
import { monthTicks } from '../../../web/charts/month-ticks.ts';

const at = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);

describe('monthTicks', () => {
  it('finds the first days of months in the zone', () => {
    const ticks = monthTicks(at('2025-08-25'), at('2025-11-23'), 'Asia/Seoul', 'en');
    expect(ticks.map(({ date }) => date.month)).toEqual(['Sep', 'Oct', 'Nov']);
    // 7 of 90 days.
    expect(ticks[0]?.at).toBeCloseTo(7 / 90, 6);
  });

  it('has fewer of them over ten years than fit beside each other', () => {
    const ticks = monthTicks(at('2015-01-15'), at('2025-01-15'), 'Asia/Seoul', 'ko');
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThanOrEqual(13);
  });

  it('has none over no time and over a week within a month', () => {
    expect(monthTicks(at('2025-11-02'), at('2025-11-02'), 'UTC', 'en')).toEqual([]);
    expect(monthTicks(at('2025-11-02'), at('2025-11-02') + 7 * DAY_MS, 'UTC', 'en')).toEqual([]);
  });
});
