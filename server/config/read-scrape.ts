import { parseSelector } from '#shared/selector.ts';
import type { ScrapeIndicator, ScrapeSource } from './config.ts';
import type { Field } from './field.ts';
import { readTiming } from './read-timing.ts';
import { type Fields, parseWhole, readList, readValue } from './read-values.ts';
import { defaultScrapeLimits, type ScrapeLimits, widestScrapeLimits } from './scrape-limits.ts';
import { defaultScrapeSettings } from './scrape-settings.ts';
import { parseWebAddress } from './web-address.ts';

const known = ['targets', 'interval', 'timeout', 'total', 'good', 'bad', 'limits'];
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

const limitKeys = ['bodyBytes', 'samples', 'labels', 'labelNameBytes', 'labelValueBytes'] as const;

/** Bounds of a page: whole numbers from 1 to what `widestScrapeLimits` says; those that are not named are the default. */
const readLimits = (field: Field | undefined): ScrapeLimits => {
  const fields = field?.fields(limitKeys) ?? new Map<string, Field>();
  const given = limitKeys
    .filter((key) => fields.has(key))
    .map((key) => {
      const parse = parseWhole(1, widestScrapeLimits[key]);
      return [key, readValue(fields, key, parse, defaultScrapeLimits[key])] as const;
    });
  return { ...defaultScrapeLimits, ...Object.fromEntries(given) };
};

const readIndicator = (fields: Fields): ScrapeIndicator => {
  checkSelectors(fields);
  const total = readValue(fields, 'total', parseSelectorText, null);
  const part = fields.has('good') ? 'good' : 'bad';
  const selector = readValue(fields, part, parseSelectorText, null);
  return total === null || selector === null ? { kind: 'up' } : { kind: 'counters', total, part, selector };
};

/** Metrics pages read at an interval: request counters, or `up` where no selector is given. */
export const readScrape = (field: Field): ScrapeSource => {
  const fields = field.fields(known, later);
  const targets = readList(fields, 'targets', parseWebAddress, []);
  if (fields.get('targets')?.items().length === 0 || !fields.has('targets')) {
    field.report('"scrape" needs at least one address in "targets"');
  }
  return {
    kind: 'scrape',
    targets,
    discovered: null,
    ...readTiming(fields, defaultTiming),
    indicator: readIndicator(fields),
    settings: { ...defaultScrapeSettings, limits: readLimits(fields.get('limits')) },
  };
};
