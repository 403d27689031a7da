import type { Field } from './field.ts';
import { connectionKeys, readConnection } from './read-connection.ts';
import { readRelabel } from './read-relabel.ts';
import { type Fields, parseChoice, parseWhole, readValue } from './read-values.ts';
import { defaultScrapeLimits, type ScrapeLimits, widestScrapeLimits } from './scrape-limits.ts';
import { defaultScrapeSettings, type ScrapeSettings } from './scrape-settings.ts';

/** What `readScrapeSettings` reads; to be among the known keys of the mapping that it is given. */
export const scrapeSettingsKeys = [
  ...connectionKeys,
  'limits',
  'honorLabels',
  'honorTimestamps',
  'metricRelabel',
] as const;

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

const readFlag = (fields: Fields, key: 'honorLabels' | 'honorTimestamps'): boolean =>
  readValue(fields, key, parseChoice(['true', 'false']), String(defaultScrapeSettings[key])) === 'true';

/** How metrics pages are fetched and taken: of the targets of one objective, or of one entry of `discovery`. */
export const readScrapeSettings = (fields: Fields): ScrapeSettings => ({
  connection: readConnection(fields),
  limits: readLimits(fields.get('limits')),
  honorLabels: readFlag(fields, 'honorLabels'),
  honorTimestamps: readFlag(fields, 'honorTimestamps'),
  metricRelabel: readRelabel(fields, 'metricRelabel'),
});
