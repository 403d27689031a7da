import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '#shared/problems.ts';
import { DAY_MS, WEEK_MS } from '#shared/units.ts';
import { completeWeeks, isWindowName, resolveWindow, spansBetween } from '#shared/windows.ts';

const at = (text: string): number => Date.parse(text);
const day = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

describe('resolveWindow', () => {
  it('takes N × 24 hours for a rolling window, over a change of clocks too', () => {
    const endMs = at('2026-10-26T00:00Z');
    expect(resolveWindow('7d', endMs, 'Europe/Berlin')).toEqual({
      name: '7d',
      startMs: endMs - 7 * DAY_MS,
      endMs,
      zone: 'Europe/Berlin',
    });
  });

  it.each([
    ['week', '2026-11-09'],
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
  ])('runs a %s from the start of the running one', (name, start) => {
    expect(day(resolveWindow(name, at('2026-11-12T10:00Z'), 'UTC').startMs)).toBe(start);
  });

  it('gives the whole period where the end lies on its edge, never an empty window', () => {
    expect(day(resolveWindow('month', at('2026-11-01T00:00Z'), 'UTC').startMs)).toBe('2026-10-01');
  });

  it.each(['', '0d', '-7d', '7', '7D', '1.5d', '07d', 'year', 'custom', '99999d'])('refuses "%s"', (name) => {
    expect(isWindowName(name)).toBe(false);
    expect(() => resolveWindow(name, 0, 'UTC')).toThrow(Problem);
  });
});

describe('completeWeeks', () => {
  // 2026-11-12 is a Thursday.
  const thursday = at('2026-11-12T10:00Z');

  it('takes the last four complete weeks for 28 days, though the first begins before the window', () => {
    const weeks = completeWeeks(resolveWindow('28d', thursday, 'UTC'));
    expect(weeks.map((week) => day(week.startMs))).toEqual([
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
    ]);
    expect(weeks.at(-1)?.endMs).toBe(at('2026-11-09T00:00Z'));
  });

  it('has none for windows under seven days', () => {
    expect(completeWeeks(resolveWindow('6d', thursday, 'UTC'))).toEqual([]);
  });

  it('counts a week that ends with the window', () => {
    const weeks = completeWeeks(resolveWindow('7d', at('2026-11-09T00:00Z'), 'UTC'));
    expect(weeks).toEqual([{ startMs: at('2026-11-02T00:00Z'), endMs: at('2026-11-09T00:00Z') }]);
  });

  it('misses no week in the last hour of a Sunday after a week with an hour more', () => {
    // 14 × 24 h before that is already Monday 2026-10-19, 00:30 in Berlin.
    const weeks = completeWeeks(resolveWindow('14d', at('2026-11-01T23:30+01:00'), 'Europe/Berlin'));
    expect(weeks.map((week) => week.startMs)).toEqual([
      at('2026-10-12T00:00+02:00'),
      at('2026-10-19T00:00+02:00'),
    ]);
  });

  it('takes the weeks inside a calendar window or a custom span', () => {
    const month = completeWeeks(resolveWindow('month', at('2026-11-30T00:00Z'), 'UTC'));
    expect(month.map((week) => day(week.startMs))).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    const span = { name: 'custom', startMs: at('2026-11-03T00:00Z'), endMs: thursday, zone: 'UTC' };
    expect(completeWeeks(span)).toEqual([]);
  });

  it('finds ⌊N/7⌋ contiguous weeks for every N, end and zone', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Seoul', 'Australia/Lord_Howe');
    const end = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), end, zone, (days, endMs, name) => {
        const weeks = completeWeeks(resolveWindow(`${days}d`, endMs, name));
        expect(weeks).toHaveLength(Math.floor(days / 7));
        const edges = [...weeks.slice(0, 1).map((week) => week.startMs), ...weeks.map((week) => week.endMs)];
        expect(spansBetween(edges)).toEqual(weeks);
        const lastMs = weeks.at(-1)?.endMs ?? endMs;
        expect(lastMs).toBeLessThanOrEqual(endMs);
        expect(endMs - lastMs).toBeLessThan(WEEK_MS + DAY_MS);
      }),
      { numRuns: 40 },
    );
  });
});
