import { describe, expect, it } from 'vitest';
import type { ReleasePlan } from '#shared/release-plan.ts';
import { releaseStrip } from '../../../server/compute/release-strip.ts';

const at = (text: string): number => Date.parse(text);
/** Thursdays at 22:00. */
const plan: ReleasePlan = {
  text: 'weekly on Thursday 22:00',
  everyWeeks: 1,
  weekdays: [4],
  minuteOfDay: 22 * 60,
  anchorDay: null,
};
const span = { startMs: at('2025-11-03T00:00:00+09:00'), endMs: at('2025-11-24T00:00:00+09:00') };
const nowMs = at('2025-11-20T12:00:00+09:00');
const strip = (
  times: readonly [string, boolean][],
  given: ReleasePlan | null = plan,
  firstMs: number | null = 0,
) =>
  releaseStrip({
    marks: times.map(([time, hasFailed]) => ({ atMs: at(time), hasFailed })),
    plan: given,
    firstMs,
    span,
    zone: 'Asia/Seoul',
    nowMs,
  });

describe('releaseStrip', () => {
  it('counts releases by the days of the zone', () => {
    // 23:30 and 00:30 in Seoul are two days; the second day has two, of which one failed.
    const { days } = strip([
      ['2025-11-04T23:30:00+09:00', false],
      ['2025-11-05T00:30:00+09:00', true],
      ['2025-11-05T09:00:00+09:00', false],
    ]);
    expect(days).toEqual([
      { startMs: at('2025-11-04T00:00:00+09:00'), count: 1, failedCount: 0, kept: false },
      { startMs: at('2025-11-05T00:00:00+09:00'), count: 2, failedCount: 1, kept: false },
    ]);
  });

  it('a planned release is out by anything on its day, missed when the day is over, and due until then', () => {
    const { slots, days } = strip([['2025-11-13T09:00:00+09:00', false]]);
    expect(slots).toEqual([
      { atMs: at('2025-11-06T22:00:00+09:00'), state: 'missed' },
      { atMs: at('2025-11-13T22:00:00+09:00'), state: 'out' },
      { atMs: at('2025-11-20T22:00:00+09:00'), state: 'due' },
    ]);
    expect(days.map(({ kept }) => kept)).toEqual([true]);
  });

  it('has no planned releases before the day of the first release of all', () => {
    const dueOn = (firstMs: number | null) => strip([], plan, firstMs).slots.map(({ state }) => state);
    expect(dueOn(at('2025-11-06T23:00:00+09:00'))).toEqual(['missed', 'missed', 'due']);
    expect(dueOn(at('2025-11-07T00:00:00+09:00'))).toEqual(['missed', 'due']);
    expect(dueOn(null)).toEqual(['due']);
  });

  it('has no planned releases without a plan', () => {
    expect(strip([['2025-11-13T09:00:00+09:00', false]], null).slots).toEqual([]);
  });
});
