import { type Connection, plainConnection } from './connection.ts';
import type { RelabelRule } from './relabel-rule.ts';
import { defaultScrapeLimits, type ScrapeLimits } from './scrape-limits.ts';

/** How a metrics page is fetched and taken, whatever is looked for in it. */
export interface ScrapeSettings {
  readonly connection: Connection;
  readonly limits: ScrapeLimits;
  /** Whether a label of the page wins over the target's label of that name; else it becomes `exported_…`. */
  readonly honorLabels: boolean;
  /** Whether times that stand in the page count; else they are passed over. */
  readonly honorTimestamps: boolean;
  readonly metricRelabel: readonly RelabelRule[];
}

export const defaultScrapeSettings: ScrapeSettings = {
  connection: plainConnection,
  limits: defaultScrapeLimits,
  honorLabels: false,
  honorTimestamps: true,
  metricRelabel: [],
};
