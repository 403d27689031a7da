import type { DiscoveryConfig, DiscoverySource } from '../../../../server/config/discovery-config.ts';
import { defaultScrapeSettings } from '../../../../server/config/scrape-settings.ts';

/** An entry of `discovery` with nothing said but what is given. Its job is `node`. */
export function entryOf(source: DiscoverySource, given: Partial<DiscoveryConfig> = {}): DiscoveryConfig {
  return {
    job: 'node',
    source,
    labels: {},
    scheme: 'http',
    metricsPath: '/metrics',
    params: {},
    relabel: [],
    intervalSeconds: null,
    timeoutSeconds: null,
    settings: defaultScrapeSettings,
    ...given,
  };
}
