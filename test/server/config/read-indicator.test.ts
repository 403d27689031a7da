import { describe, expect, it } from 'vitest';
import { parseBucketBound } from '../../../server/config/bucket-bound.ts';
import { load, problemsOf } from './load.ts';

const withKeys = (keys: string): string => `listen: 127.0.0.1:1
services:
  - id: s
    objectives:
      - id: o
        scrape: { targets: ["http://h/"], ${keys} }
`;
const indicatorOf = (keys: string) => {
  const source = load(withKeys(keys)).services[0]?.objectives[0]?.source;
  return source?.kind === 'scrape' ? source.indicator : null;
};

describe('what a scrape looks for', () => {
  it.each([
    ['interval: 5s', { kind: 'up' }],
    ['histogram: h_seconds, atMost: 300ms', { kind: 'histogram', histogram: 'h_seconds', atMost: 0.3 }],
    ['histogram: \'h{a="b"}\', atMost: 300', { kind: 'histogram', histogram: 'h{a="b"}', atMost: 300 }],
    ['gauge: \'probe_success{a="b"}\'', { kind: 'gauge', gauge: 'probe_success{a="b"}' }],
  ])('is read from %s', (keys, indicator) => {
    expect(indicatorOf(keys)).toEqual(indicator);
  });

  it.each([
    ['histogram: h', '"histogram" needs "atMost" beside it: the bound of a bucket, like 300ms or 0.3'],
    ['atMost: 1s', '"atMost" needs "histogram" beside it'],
    ['histogram: h, atMost: 1s, total: t', '"total" does not go with "histogram"; leave one of them out'],
    ['histogram: h, atMost: 1s, gauge: g', '"gauge" does not go with "histogram"; leave one of them out'],
    ['gauge: g, bad: b', '"bad" does not go with "gauge"; leave one of them out'],
    ['gauge: g, atMost: 1s', '"atMost" does not go with "gauge"; leave one of them out'],
    ['histogram: h_bucket, atMost: 1s', '"histogram": write the histogram\'s name: h'],
    ['histogram: \'h{le="1"}\', atMost: 1s', '"histogram": the bound is given by "atMost", not by "le"'],
    ['histogram: h, atMost: soon', '"soon" is not a duration'],
    ['gauge: 9a', '"gauge": "9" is not expected here'],
  ])('is refused in %s', (keys, message) => {
    expect(problemsOf(withKeys(keys)).join()).toContain(message);
  });
});

describe('the bound of a bucket', () => {
  it('is the number that exporters write for a duration, to the last bit', () => {
    for (let ms = 1; ms <= 10_000; ms += 1)
      expect(parseBucketBound(`${ms}ms`)).toBe(Number(String(ms / 1_000)));
    expect(parseBucketBound('2m500ms')).toBe(120.5);
  });

  it.each([
    ['0.3', 0.3],
    ['3e-01', 0.3],
    ['300', 300],
    ['-1', -1],
    ['0', 0],
  ])('is %s in the unit of the histogram where it is a bare number', (text, bound) => {
    expect(parseBucketBound(text)).toBe(bound);
  });

  it.each(['', '1e400', 'Inf', '0x1', '1_0'])('is not %j', (text) => {
    expect(() => parseBucketBound(text)).toThrow();
  });
});
