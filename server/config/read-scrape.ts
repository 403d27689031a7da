import { parseSelector } from '#shared/selector.ts';
import type { ScrapeSource } from './config.ts';
import type { Field } from './field.ts';
import { readTiming } from './read-timing.ts';
import { type Fields, readList, readValue } from './read-values.ts';
import { parseWebAddress } from './web-address.ts';

const known = ['targets', 'interval', 'timeout', 'total', 'good', 'bad'];
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

/** Metrics pages read at an interval: request counters, or `up` where no selector is given. */
export const readScrape = (field: Field): ScrapeSource => {
  const fields = field.fields(known, later);
  const targets = readList(fields, 'targets', parseWebAddress, []);
  if (fields.get('targets')?.items().length === 0 || !fields.has('targets')) {
    field.report('"scrape" needs at least one address in "targets"');
  }
  checkSelectors(fields);
  return {
    kind: 'scrape',
    targets,
    ...readTiming(fields, defaultTiming),
    total: readValue(fields, 'total', parseSelectorText, null),
    bad: readValue(fields, 'bad', parseSelectorText, null),
    good: readValue(fields, 'good', parseSelectorText, null),
  };
};
