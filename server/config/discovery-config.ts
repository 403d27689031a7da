import type { Connection } from './connection.ts';
import type { RelabelRule } from './relabel-rule.ts';
import type { ScrapeSettings } from './scrape-settings.ts';

/** What `job` holds where nobody says it. */
export const unnamedJob = 'discovered';

/** Targets that share labels, as `static_configs`, `file_sd` and `http_sd` give them. */
export interface TargetGroup {
  /** `host:port`. */
  readonly targets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export type DiscoverySource =
  | { readonly kind: 'static'; readonly groups: readonly TargetGroup[] }
  /** Absolute paths, their last part with `*` where it may be any text, `?` any character, `[ab]` one of some. */
  | { readonly kind: 'file'; readonly patterns: readonly string[]; readonly refreshSeconds: number }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly refreshSeconds: number;
      readonly connection: Connection;
    };

/** One entry under `discovery`: where targets are found, and how they are scraped. */
export interface DiscoveryConfig {
  /** The label `job` of its targets unless relabelling changes it; entries may share one. */
  readonly job: string;
  readonly source: DiscoverySource;
  /** Of all its targets; a target's own label wins. */
  readonly labels: Readonly<Record<string, string>>;
  readonly scheme: 'http' | 'https';
  readonly metricsPath: string;
  readonly params: Readonly<Record<string, readonly string[]>>;
  readonly relabel: readonly RelabelRule[];
  /** Null: as the objective that scrapes the targets says. */
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number | null;
  readonly settings: ScrapeSettings;
}
