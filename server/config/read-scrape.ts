import { parseSelector } from '#shared/selector.ts';
import type { ScrapeIndicator, ScrapeSource } from './config.ts';
import type { DiscoveryConfig } from './discovery-config.ts';
import type { Field } from './field.ts';
import { discoveredKeys, readDiscovered } from './read-discovered.ts';
import { readScrapeSettings, scrapeSettingsKeys } from './read-scrape-settings.ts';
import { readTiming } from './read-timing.ts';
import { type Fields, readList, readValue } from './read-values.ts';
import { parseWebAddress } from './web-address.ts';

const known = [
  'targets',
  'interval',
  'timeout',
  'total',
  'good',
  'bad',
  ...discoveredKeys,
  ...scrapeSettingsKeys,
];
const later = ['histogram', 'atMost'];
const defaultTiming = { intervalSeconds: 15, timeoutSeconds: 10 };

const parseSelectorText = (text: string): string => {
  parseSelector(text);
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

const readIndicator = (fields: Fields): ScrapeIndicator => {
  checkSelectors(fields);
  const total = readValue(fields, 'total', parseSelectorText, null);
  const part = fields.has('good') ? 'good' : 'bad';
  const selector = readValue(fields, part, parseSelectorText, null);
  return total === null || selector === null ? { kind: 'up' } : { kind: 'counters', total, part, selector };
};

/**
 * Metrics pages read at an interval: request counters, or `up` where no selector is given.
 *
 * @param discovery where targets are found that the objective does not name itself
 */
export const readScrape = (field: Field, discovery: readonly DiscoveryConfig[]): ScrapeSource => {
  const fields = field.fields(known, later);
  return {
    kind: 'scrape',
    targets: readList(fields, 'targets', parseWebAddress, []),
    discovered: readDiscovered(field, fields, discovery),
    ...readTiming(fields, defaultTiming),
    indicator: readIndicator(fields),
    settings: readScrapeSettings(fields),
  };
};
