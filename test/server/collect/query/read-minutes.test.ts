import { describe, expect, it } from 'vitest';
import type { BatchAnswer } from '../../../../server/collect/query/batch.ts';
import type { AnswerSeries, Point } from '../../../../server/collect/query/query-answer.ts';
import { queryObjective } from '../../../../server/collect/query/query-objective.ts';
import { createReader } from '../../../../server/collect/query/read-minutes.ts';
import { query } from './query-rig.ts';

const MINUTE_MS = 60_000;
const series = (points: readonly Point[], labels: Record<string, string> = {}): AnswerSeries => ({
  labels: new Map(Object.entries(labels)),
  points,
});

/** Reads what one objective was answered, as total and part. */
function readingOf(
  total: readonly AnswerSeries[],
  part: readonly AnswerSeries[],
  given: { part?: 'good' | 'bad'; series?: Record<string, string> } = {},
) {
  const member = queryObjective(1, query({ total: 'a', selector: 'b', ...given }));
  const answer: BatchAnswer = { series: { total, part }, warnings: [] };
  return createReader({ label: null, members: [member], together: true }, answer)(member);
}

/** The answer at the end of the second minute since 1970. */
const at = (text: string) => [series([[120, text]])];

describe('an answer about a minute', () => {
  // METRICS.md §2: what a query source answers is kept as given.
  it('ends that minute, and is kept as it is given', () => {
    const { heard } = readingOf(at('61.016949152542374'), at('1.0169491525423728'));
    expect(heard).toEqual([
      { minuteMs: MINUTE_MS, good: 61.016949152542374 - 1.0169491525423728, total: 61.016949152542374 },
    ]);
  });

  it.each([
    ['nothing bad where no bad series is there', at('7'), [], 'bad', { good: 7, total: 7 }],
    ['nothing good where no good series is there', at('7'), [], 'good', { good: 0, total: 7 }],
    ['what was counted, where it is nothing', at('0'), at('0'), 'bad', { good: 0, total: 0 }],
    ['the good part', at('7'), at('3'), 'good', { good: 3, total: 7 }],
    ['numbers as servers write them', at('1e+03'), at('2.5e2'), 'bad', { good: 750, total: 1_000 }],
  ] as const)('says %s', (_, total, part, kind, count) => {
    expect(readingOf(total, part, { part: kind })).toMatchObject({
      heard: [{ minuteMs: MINUTE_MS, ...count }],
      failure: null,
      cutCount: 0,
    });
  });

  it.each([
    ['without a total', [], at('3')],
    ['with NaN for a total', at('NaN'), at('3')],
    ['with NaN for a part', at('7'), at('NaN')],
  ])('%s is not heard, and is no zero', (_, total, part) => {
    expect(readingOf(total, part)).toMatchObject({ heard: [], failure: null });
  });

  it.each([
    [at('+Inf'), at('0'), 'the total is +Inf, which is no count'],
    [at('-3'), at('0'), 'the total is -3, which is no count'],
    [at('7'), at('-Inf'), 'the bad part is -Inf, which is no count'],
    [at('seven'), [], 'answers with something that is no number'],
    [at(''), [], 'answers with something that is no number'],
  ])('%j and %j is a failure in words: %s', (total, part, message) => {
    const { heard, failure } = readingOf(total, part);
    expect([heard, failure?.reason, failure?.message]).toEqual([[], 'bad-answer', message]);
  });

  it('cuts a part that extrapolation made larger than the total, and counts that', () => {
    expect(readingOf(at('7'), at('7.2'))).toMatchObject({
      heard: [{ minuteMs: MINUTE_MS, good: 0, total: 7 }],
      cutCount: 1,
    });
    expect(readingOf(at('0.3'), at('0.30000000000000004')).cutCount).toBe(0);
  });

  it('with several series says how many, and what to do', () => {
    const two = [series([[120, '1']], { job: 'a' }), series([[120, '2']], { job: 'b' })];
    expect(readingOf(two, []).failure?.message).toBe(
      'answers with 2 series where one is meant; put sum(…) around the question, or say which one is meant with "series"',
    );
    expect(readingOf(two, two, { series: { job: 'b' } }).heard).toEqual([
      { minuteMs: MINUTE_MS, good: 0, total: 2 },
    ]);
  });

  it('of a range is one for each instant, series that follow each other together', () => {
    const total = [
      series(
        [
          [120, '4'],
          [180, 'NaN'],
        ],
        { pod: 'a' },
      ),
      series([[240, '6']], { pod: 'b' }),
    ];
    expect(readingOf(total, [series([[240, '1']])]).heard).toEqual([
      { minuteMs: MINUTE_MS, good: 4, total: 4 },
      { minuteMs: 3 * MINUTE_MS, good: 5, total: 6 },
    ]);
  });
});
