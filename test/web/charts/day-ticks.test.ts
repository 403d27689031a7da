import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/units.ts';
import { dayTicks } from '../../../web/charts/day-ticks.ts';
import { dateParts } from '../../../web/words/format-time.ts';

const iso = (ticks: readonly number[]) => ticks.map((atMs) => new Date(atMs).toISOString());
const at = (text: string) => Date.parse(text);

describe('the midnights of a chart', () => {
  it('are those of the zone', () => {
    expect(iso(dayTicks(at('2025-11-20T06:00:00Z'), at('2025-11-22T06:00:00Z'), 'Asia/Seoul', 9))).toEqual([
      '2025-11-20T15:00:00.000Z',
      '2025-11-21T15:00:00.000Z',
    ]);
  });

  it('stay midnights where the clocks are moved, also by half an hour', () => {
    // Berlin has 25 hours on 26 October 2025; Lord Howe 23.5 on 5 October.
    expect(iso(dayTicks(at('2025-10-25T20:00:00Z'), at('2025-10-27T00:00:00Z'), 'Europe/Berlin', 9))).toEqual(
      ['2025-10-25T22:00:00.000Z', '2025-10-26T23:00:00.000Z'],
    );
    expect(
      iso(dayTicks(at('2025-10-04T12:00:00Z'), at('2025-10-06T00:00:00Z'), 'Australia/Lord_Howe', 9)),
    ).toEqual(['2025-10-04T13:30:00.000Z', '2025-10-05T13:00:00.000Z']);
  });

  it('are thinned out from the last one on', () => {
    const ticks = dayTicks(at('2025-11-01T12:00:00Z'), at('2025-11-09T12:00:00Z'), 'UTC', 3);
    expect(iso(ticks).map((text) => text.slice(8, 10))).toEqual(['03', '06', '09']);
  });

  it('are at most as many as there is room for, all of them 00:00, whatever the span and the zone', () => {
    const zones = ['UTC', 'Asia/Seoul', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 40 * DAY_MS }),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 12 }),
        (fromMs, lengthMs, zone, most) => {
          const ticks = dayTicks(fromMs, fromMs + lengthMs, zone, most);
          expect(ticks.length).toBeLessThanOrEqual(most);
          expect(ticks.every((tick) => tick >= fromMs && tick <= fromMs + lengthMs)).toBe(true);
          expect(new Set(ticks.map((tick) => dateParts(tick, zone, 'en').time)).size).toBeLessThanOrEqual(1);
          if (ticks[0] !== undefined) expect(dateParts(ticks[0], zone, 'en').time).toBe('00:00');
          if (lengthMs >= 2 * DAY_MS) expect(ticks.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
