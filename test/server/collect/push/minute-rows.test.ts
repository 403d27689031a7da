import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMinuteRows } from '../../../../server/collect/push/minute-rows.ts';
import { minutesOf, row } from './rows.ts';

describe('rows of one minute', () => {
  it('with different instants are refused, since only the last would stay', () => {
    const rows = [row(6, '2026-01-05T13:42:00Z'), row(7, '2026-01-05T13:42:30Z')];
    expect(() => minutesOf(rows)).toThrow('minute 13:42 was given in line 6; sum them first, or use --sum');
  });

  it('are added up on request, also where other objectives lie between', () => {
    const rows = [
      row(2, '2026-01-05T13:42:00Z', { good: 1.5, total: 2 }),
      row(3, '2026-01-05T13:42:10Z', { objective: 'jobs' }),
      row(4, '2026-01-05T13:42:30Z', { good: 3, total: 3 }),
      row(5, '2026-01-05T13:43:00Z'),
    ];
    expect(minutesOf(rows, true)).toMatchObject([
      { line: 2, fromLine: 2, good: 4.5, total: 5, minuteMs: Date.parse('2026-01-05T13:42:00Z') },
      { line: 3, fromLine: 2, objective: 'jobs', good: 1, total: 2 },
      { line: 5, fromLine: 5 },
    ]);
  });

  it('cannot be added up where they stand apart', () => {
    const rows = [
      row(2, '2026-01-05T13:42:00Z'),
      row(3, '2026-01-05T13:43:00Z'),
      row(4, '2026-01-05T13:42:30Z'),
    ];
    expect(() => minutesOf(rows, true)).toThrow('minute 13:42 was given before, apart from here');
  });

  it('given again count by the later row, and it is said how many', () => {
    const minutes = createMinuteRows(false);
    const rows = [
      row(2, '2026-01-05T13:42:00Z', { good: 0 }),
      row(3, '2026-01-05T13:42:00Z', { good: 2 }),
      row(4, '2026-01-05T13:43:00Z'),
      row(5, '2026-01-05T13:42:00Z', { good: 1 }),
    ];
    const over = [...rows.flatMap((each) => minutes.next(each)), ...minutes.end()];
    expect(over.map(({ good, minuteMs }) => [good, new Date(minuteMs).getUTCMinutes()])).toEqual([
      [2, 42],
      [1, 43],
      [1, 42],
    ]);
    expect(minutes.repeated()).toEqual({ count: 2, firstLine: 3 });
    expect(minutes.minuteCount()).toBe(2);
  });

  it('come to the same sums by --sum, in any order within their minute', () => {
    const minute = fc.array(fc.record({ second: fc.nat(59), good: fc.nat(100), bad: fc.nat(100) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 10 }), (all) => {
        const rows = all.flatMap((parts, index) =>
          parts.map(({ second, good, bad }) =>
            row(0, new Date(index * 60_000 + second * 1_000).toISOString(), { good, total: good + bad }),
          ),
        );
        const sums = minutesOf(rows, true);
        expect(sums).toHaveLength(all.length);
        for (const key of ['good', 'total'] as const) {
          const add = (sum: number, each: { good: number; total: number }) => sum + each[key];
          expect(sums.reduce(add, 0)).toBe(rows.reduce(add, 0));
        }
      }),
    );
  });
});
