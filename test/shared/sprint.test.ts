import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutEdges, sprintEdges, usualSprint } from '#shared/sprint.ts';
import { DAY_MS, HOUR_MS } from '#shared/units.ts';

const at = (text: string): number => Date.parse(text);
const iso = (edges: readonly number[]) => edges.map((edgeMs) => new Date(edgeMs).toISOString());

describe('sprintEdges', () => {
  it('begins sprints on the day that the team says, in its zone', () => {
    const plan = { lengthDays: 14, firstDay: '2026-01-05' };
    const noon = at('2026-01-12T03:00:00Z');
    expect(iso(sprintEdges(plan, noon, noon + 1, 'Asia/Seoul'))).toEqual([
      '2026-01-04T15:00:00.000Z',
      '2026-01-18T15:00:00.000Z',
    ]);
  });

  it('goes on before the first day as after it', () => {
    const plan = { lengthDays: 10, firstDay: '2026-01-05' };
    expect(iso(sprintEdges(plan, at('2025-12-20T00:00:00Z'), at('2026-01-05T00:00:00Z'), 'UTC'))).toEqual([
      '2025-12-16T00:00:00.000Z',
      '2025-12-26T00:00:00.000Z',
      '2026-01-05T00:00:00.000Z',
    ]);
  });

  it('keeps days whole where clocks change by half an hour (Lord Howe: 4 October 2026, 02:00 to 02:30)', () => {
    const plan = { lengthDays: 14, firstDay: '2026-09-28' };
    const noon = at('2026-10-01T00:00:00Z');
    const [from = 0, to = 0] = sprintEdges(plan, noon, noon + 1, 'Australia/Lord_Howe');
    expect(to - from).toBe(14 * DAY_MS - HOUR_MS / 2);
  });

  it('falls on Mondays by default, also around a year with 53 weeks (2026-12-28 is its Monday)', () => {
    // 2024-01-01 and fourteen days at a time: 78 sprints later it is 2026-12-28.
    const edges = sprintEdges(usualSprint, at('2026-12-30T00:00:00Z'), at('2027-01-20T00:00:00Z'), 'UTC');
    expect(iso(edges)).toEqual([
      '2026-12-28T00:00:00.000Z',
      '2027-01-11T00:00:00.000Z',
      '2027-01-25T00:00:00.000Z',
    ]);
  });

  it('covers any span end to end, each sprint as many days as it has, within an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2090-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 500 * DAY_MS }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns'),
        (fromMs, lengthMs, lengthDays, zone) => {
          const edges = sprintEdges({ lengthDays, firstDay: '2026-01-05' }, fromMs, fromMs + lengthMs, zone);
          expect(edges[0]).toBeLessThanOrEqual(fromMs);
          expect(edges.at(-1)).toBeGreaterThanOrEqual(fromMs + lengthMs);
          for (const [index, edgeMs] of edges.slice(1).entries()) {
            const hours = (edgeMs - (edges[index] ?? 0)) / HOUR_MS;
            expect(Math.abs(hours - lengthDays * 24)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is one way of cutting beside the calendar', () => {
    const noon = at('2026-11-18T12:00:00Z');
    expect(iso(cutEdges('week', usualSprint, noon, noon + 1, 'UTC'))[0]).toBe('2026-11-16T00:00:00.000Z');
    expect(iso(cutEdges('sprint', usualSprint, noon, noon + 1, 'UTC'))[0]).toBe('2026-11-16T00:00:00.000Z');
    expect(() => sprintEdges(usualSprint, noon, noon - 1, 'UTC')).toThrow(RangeError);
  });
});
