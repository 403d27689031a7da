import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '#shared/problems.ts';
import { usualSprint } from '#shared/sprint.ts';
import { DAY_MS, WEEK_MS } from '#shared/units.ts';
import { type RangeQuestion, trendRange } from '../../../server/compute/trend-range.ts';

const zone = { sprint: usualSprint, timeZone: 'UTC' };
/** A Friday. */
const AT_MS = Date.parse('2026-11-20T15:10:00Z');
const ask = (question: Partial<RangeQuestion>, atMs = AT_MS) => {
  const { name, startMs, endMs } = trendRange(
    { by: 'week', range: null, fromMs: null, toMs: null, ...question },
    atMs,
    zone,
  );
  return [name, new Date(startMs).toISOString().slice(0, 10), new Date(endMs).toISOString().slice(0, 10)];
};
const refusal = (question: Partial<RangeQuestion>): string | undefined => {
  try {
    ask(question);
  } catch (error) {
    if (error instanceof Problem) return error.parts[0]?.at;
    throw error;
  }
  return undefined;
};

describe('trendRange', () => {
  it('begins so many whole periods before the running one', () => {
    expect(ask({ range: '2w' })).toEqual(['2w', '2026-11-02', '2026-11-20']);
    expect(ask({ range: '2m' })).toEqual(['2m', '2026-09-01', '2026-11-20']);
    // Sprints from 2024-01-01: one runs from 16 November on.
    expect(ask({ range: '2s' })).toEqual(['2s', '2026-10-19', '2026-11-20']);
    // 2026-11-16 is the very edge of two weeks: the week that ended there is the last one.
    expect(ask({ range: '2w' }, Date.parse('2026-11-16T00:00:00Z'))[1]).toBe('2026-11-02');
  });

  it('is what is usual for the way it is cut, unless it is given', () => {
    expect(ask({})[0]).toBe('40w');
    expect(ask({ by: 'month' })[0]).toBe('12m');
    expect(ask({ by: 'sprint' })[0]).toBe('20s');
  });

  it('takes its ends as they are given, as far as it has been', () => {
    const fromMs = AT_MS - 3 * WEEK_MS;
    expect(ask({ fromMs, toMs: AT_MS + WEEK_MS })).toEqual([null, '2026-10-30', '2026-11-20']);
    expect(ask({ fromMs, toMs: AT_MS - WEEK_MS })).toEqual([null, '2026-10-30', '2026-11-13']);
    expect(ask({ toMs: AT_MS - WEEK_MS })).toEqual([null, '2026-02-02', '2026-11-13']);
  });

  it.each([
    ['range', { range: '5y' }],
    ['range', { range: '0w' }],
    ['range', { range: '40' }],
    ['range', { range: '-4w' }],
    ['range', { range: '401w' }],
    ['range', { range: '9999999m' }],
    ['range', { range: '400m', by: 'week' }],
    ['range', { range: '40w', fromMs: AT_MS - WEEK_MS }],
    ['from', { fromMs: AT_MS - 100 * 365 * DAY_MS + DAY_MS }],
    ['from', { fromMs: AT_MS + DAY_MS }],
    ['to', { fromMs: AT_MS - WEEK_MS, toMs: AT_MS - 2 * WEEK_MS }],
    ['to', { fromMs: AT_MS - WEEK_MS, toMs: AT_MS - WEEK_MS }],
  ] as const)('names %s in what it refuses: %o', (parameter, question) => {
    expect(refusal(question)).toBe(parameter);
  });

  it('is never longer than 400 periods and never ends after the instant, or is refused', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.constantFrom('w', 'm', 's'),
        fc.constantFrom('week' as const, 'month' as const, 'sprint' as const),
        fc.integer({ min: Date.UTC(1971), max: Date.UTC(2090) }),
        (count, unit, by, atMs) => {
          let found: ReturnType<typeof trendRange>;
          try {
            found = trendRange({ by, range: `${count}${unit}`, fromMs: null, toMs: null }, atMs, zone);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
            return;
          }
          expect(found.endMs).toBe(atMs);
          expect(found.startMs).toBeLessThan(atMs);
          const days = { week: 7, month: 31, sprint: 14 }[by];
          expect((atMs - found.startMs) / (days * DAY_MS)).toBeLessThanOrEqual(401);
        },
      ),
    );
  });
});
