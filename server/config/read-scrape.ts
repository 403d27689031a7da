import type { ScrapeSource } from './config.ts';
import type { DiscoveryConfig } from './discovery-config.ts';
import type { Field } from './field.ts';
import { discoveredKeys, readDiscovered, timingOfDiscovered } from './read-discovered.ts';
import { indicatorKeys, readIndicator } from './read-indicator.ts';
import { readScrapeSettings, scrapeSettingsKeys } from './read-scrape-settings.ts';
import { readTiming } from './read-timing.ts';
import { readList } from './read-values.ts';
import { defaultScrapeTiming } from './scrape-timing.ts';
import { parseWebAddress } from './web-address.ts';

const known = ['targets', 'interval', 'timeout', ...indicatorKeys, ...discoveredKeys, ...scrapeSettingsKeys];

/**
 * Metrics pages read at an interval: what is looked for in them, or `up` where nothing is named.
 *
 * @param discovery where targets are found that the objective does not name itself
 */
export const readScrape = (field: Field, discovery: readonly DiscoveryConfig[]): ScrapeSource => {
  const fields = field.fields(known);
  const targets = readList(fields, 'targets', parseWebAddress, []);
  const discovered = readDiscovered(field, fields, discovery);
  const timing = readTiming(fields, defaultScrapeTiming);
  const isDiscoveredAlone = discovered !== null && targets.length === 0;
  return {
    kind: 'scrape',
    targets,
    discovered,
    ...(isDiscoveredAlone ? timingOfDiscovered(discovered, discovery, timing) : timing),
    indicator: readIndicator(fields),
    settings: readScrapeSettings(fields),
  };
};
