import { describe, expect, it } from 'vitest';
import { createHistogramBound } from '../../../../server/collect/scrape/histogram-bound.ts';
import { samplesOf } from './samples.ts';

function read(atMost: number, lines: readonly string[], histogram = 'h') {
  const reader = createHistogramBound({ kind: 'histogram', histogram, atMost });
  return reader.read(samplesOf(...lines).filter(reader.counts));
}

const page = (...bounds: readonly string[]) => [
  ...bounds.map((bound, index) => `h_bucket{le="${bound}"} ${index + 1}`),
  'h_sum 9',
  'h_count 7',
];

describe('a histogram at a bound', () => {
  it.each(['0.3', '0.30', '3e-01', '+0.3'])('takes the bucket whose bound is written %s', (le) => {
    expect(
      read(0.3, page('0.1', le, '+Inf')).map(({ value, isTotal, isPart }) => [value, isTotal, isPart]),
    ).toEqual([
      [2, false, true],
      [7, true, false],
    ]);
  });

  it('takes only the label sets that are meant', () => {
    const lines = ['a', 'b'].flatMap((handler, index) => [
      `h_bucket{handler="${handler}",le="1"} ${index + 1}`,
      `h_count{handler="${handler}"} ${index + 5}`,
    ]);
    expect(read(1, lines, 'h{handler="b"}').map(({ value }) => value)).toEqual([2, 6]);
  });

  it.each([
    [0.3, ['0.25', '0.5', '+Inf'], '0.3 is no bucket of h; the nearest are 0.25 and 0.5'],
    [0.1, ['0.25', '0.5', '+Inf'], '0.1 is no bucket of h; the nearest is 0.25'],
    [9, ['0.25', '0.5', '+Inf'], '9 is no bucket of h; the nearest is 0.5'],
    [9, ['+Inf'], '9 is no bucket of h; there are no other bounds'],
    [9, [], 'h has a count and no buckets'],
  ])('fails for %s among %j and names the nearest', (atMost, bounds, message) => {
    expect(() => read(atMost, page(...bounds))).toThrow(
      expect.objectContaining({ reason: 'no-bucket', message }),
    );
  });

  it('fails where one label set lacks the bound: all its requests would be bad', () => {
    const lines = [
      'h_bucket{a="1",le="1"} 1',
      'h_count{a="1"} 1',
      'h_bucket{a="2",le="2"} 1',
      'h_count{a="2"} 1',
    ];
    expect(() => read(1, lines)).toThrow('1 is no bucket of h; the nearest is 2');
  });

  it('fails where there is no count', () => {
    expect(() => read(1, ['h_bucket{le="1"} 1'])).toThrow('h has buckets and no h_count');
  });

  it('reads nothing from a page before the first request, and does not fail', () => {
    expect(read(1, ['other 1'])).toEqual([]);
  });
});
