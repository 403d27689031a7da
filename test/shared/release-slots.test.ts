import { describe, expect, it } from 'vitest';
import type { ReleasePlan } from '#shared/release-plan.ts';
import { nextRelease, releaseSlots } from '#shared/release-slots.ts';

const plan = (given: Partial<ReleasePlan> = {}): ReleasePlan => ({
  text: '',
  everyWeeks: 1,
  weekdays: [4],
  minuteOfDay: 22 * 60,
  anchorDay: null,
  ...given,
});
const at = (text: string): number => Date.parse(text);
const due = (from: string, to: string, given: Partial<ReleasePlan>, zone = 'UTC') =>
  releaseSlots(plan(given), { startMs: at(from), endMs: at(to) }, zone).map(({ dueAtMs }) =>
    new Date(dueAtMs).toISOString(),
  );

describe('releaseSlots', () => {
  it('are the days of every week at their time in the zone', () => {
    // 2026-01-08 is a Thursday. Seoul is nine hours ahead the whole year.
    expect(due('2026-01-05T00:00Z', '2026-01-19T00:00Z', {}, 'Asia/Seoul')).toEqual([
      '2026-01-08T13:00:00.000Z',
      '2026-01-15T13:00:00.000Z',
    ]);
    expect(due('2026-01-05T00:00Z', '2026-01-12T00:00Z', { weekdays: [2, 4], minuteOfDay: 0 })).toEqual([
      '2026-01-06T00:00:00.000Z',
      '2026-01-08T00:00:00.000Z',
    ]);
  });

  it('stay at their time of day when the clocks change', () => {
    // Berlin leaves summer time on Sunday, 2026-10-25.
    expect(due('2026-10-19T00:00Z', '2026-11-01T00:00Z', {}, 'Europe/Berlin')).toEqual([
      '2026-10-22T20:00:00.000Z',
      '2026-10-29T21:00:00.000Z',
    ]);
  });

  it('are taken after the gap where the clocks skip their time, and the first time where it comes twice', () => {
    const sundays = { weekdays: [7], minuteOfDay: 2 * 60 + 30 };
    // 02:30 does not exist in Berlin on 2026-03-29, and comes twice on 2026-10-25.
    expect(due('2026-03-28T00:00Z', '2026-03-30T00:00Z', sundays, 'Europe/Berlin')).toEqual([
      '2026-03-29T01:30:00.000Z',
    ]);
    expect(due('2026-10-24T00:00Z', '2026-10-26T00:00Z', sundays, 'Europe/Berlin')).toEqual([
      '2026-10-25T00:30:00.000Z',
    ]);
    const [slot] = releaseSlots(
      plan(sundays),
      { startMs: at('2026-10-24T00:00Z'), endMs: at('2026-10-26T00:00Z') },
      'Europe/Berlin',
    );
    expect(((slot?.dayEndMs ?? 0) - (slot?.dayStartMs ?? 0)) / 3_600_000).toBe(25);
  });

  it('skip weeks from the one that is named, in both directions', () => {
    const fortnightly = { everyWeeks: 2, anchorDay: '2026-01-08' };
    expect(
      due('2025-12-20T00:00Z', '2026-02-01T00:00Z', fortnightly).map((text) => text.slice(0, 10)),
    ).toEqual(['2025-12-25', '2026-01-08', '2026-01-22']);
  });

  it('are due within the span: its end is outside', () => {
    expect(due('2026-01-08T22:00Z', '2026-01-15T22:00Z', {})).toEqual(['2026-01-08T22:00:00.000Z']);
  });
});

describe('nextRelease', () => {
  it('is the first at or after an instant', () => {
    const next = (from: string, given: Partial<ReleasePlan> = {}) =>
      nextRelease(plan(given), at(from), 'UTC').day;
    expect(next('2026-01-08T22:00Z')).toBe('2026-01-08');
    expect(next('2026-01-08T22:01Z')).toBe('2026-01-15');
    expect(next('2026-01-09T00:00Z', { everyWeeks: 4, anchorDay: '2026-01-08' })).toBe('2026-02-05');
  });
});
