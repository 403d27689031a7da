import { describe, expect, it } from 'vitest';
import { releaseRegularity } from '#shared/metrics/release-regularity.ts';
import type { ReleasePlan } from '#shared/release-plan.ts';
import { deployment, facts, options, span } from './delivery-facts.ts';

const at = (text: string): number => Date.parse(text);
/** Thursdays at 22:00. */
const plan: ReleasePlan = { text: '', everyWeeks: 1, weekdays: [4], minuteOfDay: 1_320, anchorDay: null };
const released = (...times: string[]) => times.map((time, index) => deployment(`d${index}`, at(time)));
const compute = (
  times: readonly string[],
  from: string,
  to: string,
  { planned = true, zone = 'UTC' }: { planned?: boolean; zone?: string } = {},
) =>
  releaseRegularity.compute(
    facts({
      deployments: released(...times),
      plans: planned ? [{ service: 'checkout', plan }] : [],
    }),
    span(at(from), at(to), zone),
    options(),
  );

describe('release regularity with a plan', () => {
  // Thursdays of January 2026: 8, 15, 22 and 29.
  it('is the share of planned releases that went out on their day', () => {
    const times = ['2026-01-08T22:10Z', '2026-01-16T00:10Z', '2026-01-22T03:00Z', '2026-01-26T10:00Z'];
    const answer = compute(times, '2026-01-05T00:00Z', '2026-01-26T12:00Z');
    // The 8th and the 22nd were kept; the 15th went out ten minutes late, which is another day.
    expect(answer).toMatchObject({ value: 2 / 3, n: 3, detail: { kept: 2, missed: 1, planned: true } });
    expect(answer.formula).toBe('2 out on their day / 3 planned releases = 0.6666666667');
  });

  it('goes by the days of the zone', () => {
    // 22:00 on Thursday the 8th in Seoul is 13:00 UTC; 15:30 UTC is half past midnight on Friday there.
    const week = ['2026-01-05T00:00Z', '2026-01-12T00:00Z'] as const;
    const seoul = { zone: 'Asia/Seoul' };
    expect(compute(['2026-01-01T00:00Z', '2026-01-08T14:00Z'], ...week, seoul).value).toBe(1);
    expect(compute(['2026-01-01T00:00Z', '2026-01-08T15:30Z'], ...week, seoul).value).toBe(0);
  });

  it('does not count a day that is not over unless something went out on it', () => {
    const window = ['2026-01-05T00:00Z', '2026-01-08T23:00Z'] as const;
    const open = compute(['2026-01-05T10:00Z'], ...window);
    expect(open).toMatchObject({ value: null, n: 0, reason: 'too-few' });
    expect(open.leftOut).toEqual([{ reason: 'day-not-over', count: 1, items: ['2026-01-08'] }]);
    expect(compute(['2026-01-08T10:00Z'], ...window)).toMatchObject({ value: 1, n: 1 });
  });

  it('leaves out what was due before the first release, and is null before it', () => {
    const answer = compute(['2026-01-12T00:00Z'], '2026-01-05T00:00Z', '2026-01-19T00:00Z');
    expect(answer).toMatchObject({ value: 0, n: 1 });
    expect(answer.leftOut).toEqual([{ reason: 'before-start', count: 1, items: ['2026-01-08'] }]);
    expect(compute([], '2026-01-05T00:00Z', '2026-01-19T00:00Z').reason).toBe('no-data');
    expect(compute(['2026-02-01T00:00Z'], '2026-01-05T00:00Z', '2026-01-19T00:00Z').reason).toBe(
      'before-start',
    );
  });

  it('counts over all services those that have a plan', () => {
    const given = facts({
      deployments: [
        ...released('2026-01-05T00:00Z', '2026-01-08T22:00Z'),
        deployment('s1', at('2026-01-05T00:00Z'), { service: 'search' }),
        deployment('t1', at('2026-01-05T00:00Z'), { service: 'till' }),
      ],
      plans: [
        { service: 'checkout', plan },
        { service: 'search', plan },
      ],
    });
    const window = span(at('2026-01-05T00:00Z'), at('2026-01-12T00:00Z'));
    expect(releaseRegularity.compute(given, window, options())).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('release regularity without a plan', () => {
  it('is the share of complete weeks with at least one release', () => {
    // Weeks from Monday the 5th: two releases, none, one, and one that runs.
    const times = ['2026-01-05T10:00Z', '2026-01-09T10:00Z', '2026-01-20T10:00Z', '2026-01-26T10:00Z'];
    const answer = compute(times, '2026-01-05T00:00Z', '2026-01-27T00:00Z', { planned: false });
    expect(answer).toMatchObject({ value: 2 / 3, n: 3, detail: { planned: false } });
    expect(answer.formula).toBe('2 with a release / 3 complete weeks = 0.6666666667');
  });

  it('is null where no week is complete', () => {
    const answer = compute(['2026-01-05T10:00Z'], '2026-01-05T00:00Z', '2026-01-07T00:00Z', {
      planned: false,
    });
    expect(answer).toMatchObject({ value: null, n: 0, reason: 'too-few' });
  });
});
