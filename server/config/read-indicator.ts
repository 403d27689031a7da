import { parseSelector } from '#shared/selector.ts';
import { parseBucketBound } from './bucket-bound.ts';
import type { ScrapeIndicator } from './config.ts';
import type { Field } from './field.ts';
import { type Fields, readValue } from './read-values.ts';

/** What `readIndicator` reads; to be among the known keys of the mapping that it is given. */
export const indicatorKeys = ['total', 'good', 'bad', 'histogram', 'atMost', 'gauge'] as const;

const parseSelectorText = (text: string): string => {
  parseSelector(text);
  return text;
};

/** The name without `_bucket`, and no bound of its own: that is what `atMost` is for. */
const parseHistogram = (text: string): string => {
  const { name, matchers } = parseSelector(text);
  if (name.endsWith('_bucket'))
    throw new Error(`write the histogram's name: ${name.slice(0, -'_bucket'.length)}`);
  if (matchers.some(({ label }) => label === 'le'))
    throw new Error('the bound is given by "atMost", not by "le"');
  return text;
};

const checkSelectors = (fields: Fields): void => {
  const [total, good, bad] = [fields.get('total'), fields.get('good'), fields.get('bad')];
  const counted = good ?? bad;
  if (good !== undefined && bad !== undefined) good.reportKey('give "good" or "bad", not both');
  if (counted !== undefined && total === undefined)
    counted.reportKey(`"${counted.name}" needs "total" beside it`);
  if (counted === undefined) total?.reportKey('"total" needs "good" or "bad" beside it');
};

/** Notes every key that stands beside `chosen` and belongs to another way of counting. */
const checkAlone = (fields: Fields, chosen: Field, mates: readonly string[]): void => {
  for (const key of indicatorKeys) {
    if (key === chosen.name || mates.includes(key)) continue;
    fields.get(key)?.reportKey(`"${key}" does not go with "${chosen.name}"; leave one of them out`);
  }
};

const readHistogram = (fields: Fields, field: Field): ScrapeIndicator => {
  checkAlone(fields, field, ['atMost']);
  if (!fields.has('atMost'))
    field.reportKey('"histogram" needs "atMost" beside it: the bound of a bucket, like 300ms or 0.3');
  const histogram = field.parse(parseHistogram, null);
  const atMost = readValue(fields, 'atMost', parseBucketBound, null);
  return histogram === null || atMost === null ? { kind: 'up' } : { kind: 'histogram', histogram, atMost };
};

const readGauge = (fields: Fields, field: Field): ScrapeIndicator => {
  checkAlone(fields, field, []);
  const gauge = field.parse(parseSelectorText, null);
  return gauge === null ? { kind: 'up' } : { kind: 'gauge', gauge };
};

const readCounters = (fields: Fields): ScrapeIndicator => {
  fields.get('atMost')?.reportKey('"atMost" needs "histogram" beside it');
  checkSelectors(fields);
  const total = readValue(fields, 'total', parseSelectorText, null);
  const part = fields.has('good') ? 'good' : 'bad';
  const selector = readValue(fields, part, parseSelectorText, null);
  return total === null || selector === null ? { kind: 'up' } : { kind: 'counters', total, part, selector };
};

/** What is looked for in a metrics page; `up` where nothing is named, and where what is named is refused. */
export const readIndicator = (fields: Fields): ScrapeIndicator => {
  const histogram = fields.get('histogram');
  if (histogram !== undefined) return readHistogram(fields, histogram);
  const gauge = fields.get('gauge');
  return gauge === undefined ? readCounters(fields) : readGauge(fields, gauge);
};
