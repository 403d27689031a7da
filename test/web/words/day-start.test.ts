import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daySpan } from '#shared/calendar.ts';
import { addDays, dayStart } from '../../../web/words/day-start.ts';

describe('a day of the team', () => {
  it('begins where the calendar of the server says, in any zone and season', () => {
    const zones = [
      'Asia/Seoul',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    ];
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count % 16_000));
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (each, zone) => {
        expect(dayStart(each, zone)).toBe(daySpan(each, zone)?.startMs);
      }),
    );
  });

  it('begins after midnight where clocks skip it', () => {
    // Santiago went from 00:00 to 01:00 on 2025-09-07.
    expect(dayStart('2025-09-07', 'America/Santiago')).toBe(
      daySpan('2025-09-07', 'America/Santiago')?.startMs,
    );
    expect(dayStart('no day', 'UTC')).toBeNaN();
  });
});
