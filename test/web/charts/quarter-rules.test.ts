import { describe, expect, it } from 'vitest';
import { quarterRules } from '../../../web/charts/quarter-rules.ts';

const at = (text: string): number => Date.parse(text);

describe('quarters of a span', () => {
  it('begin where the span does and at their first days in the zone', () => {
    const rules = quarterRules(at('2025-02-16T15:00Z'), at('2025-11-22T15:00Z'), 'Asia/Seoul');
    expect(rules.map(({ atMs, quarter, year }) => [new Date(atMs).toISOString(), quarter, year])).toEqual([
      ['2025-02-16T15:00:00.000Z', 1, '2025'],
      ['2025-03-31T15:00:00.000Z', 2, '2025'],
      ['2025-06-30T15:00:00.000Z', 3, '2025'],
      ['2025-09-30T15:00:00.000Z', 4, '2025'],
    ]);
  });

  it('are left out where they are too many, or there is no time', () => {
    expect(quarterRules(at('1925-01-01T00:00Z'), at('2025-01-01T00:00Z'), 'UTC')).toEqual([]);
    expect(quarterRules(5, 5, 'UTC')).toEqual([]);
  });
});
