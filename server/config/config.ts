/** The whole validated configuration (DESIGN.md §3). Decided at the edge: after loading, these types are true. */

import type { LocalText } from '#shared/local-text.ts';
import type { ScrapeLimits } from './scrape-limits.ts';

export interface ScrapeSource {
  readonly kind: 'scrape';
  readonly targets: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Selectors as written. All null: the objective is `up` (reachability). */
  readonly total: string | null;
  readonly bad: string | null;
  readonly good: string | null;
  readonly limits: ScrapeLimits;
}

export interface ProbeSource {
  readonly kind: 'probe';
  readonly target:
    | {
        readonly kind: 'http';
        readonly url: string;
        /** Accepted status codes. */
        readonly status: readonly number[];
        /** RE2 pattern the body must contain; null for none. */
        readonly bodyMatches: string | null;
      }
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number };
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
}

export interface PushSource {
  readonly kind: 'push';
  /** How often tallies are expected; decides when silence is `nodata`. */
  readonly intervalSeconds: number;
}

export interface ObjectiveConfig {
  readonly id: string;
  readonly minimumEvents: number | null;
  readonly source: ScrapeSource | ProbeSource | PushSource;
}

export interface ServiceConfig {
  readonly id: string;
  /** Where the file gives it in one language, both hold that. */
  readonly name: LocalText;
  readonly group: string | null;
  readonly owner: string | null;
  readonly repository: string | null;
  readonly aka: readonly string[];
  readonly dependsOn: readonly string[];
  readonly objectives: readonly ObjectiveConfig[];
}

/** A limit as the file gives it: parts that are missing come from the team's entry or a default. */
export interface LimitConfig {
  readonly target?: number;
  /** Seconds for durations, a ratio for shares. */
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly window?: string;
  readonly statistic?: 'median' | 'mean';
  readonly warning?: number;
}

export interface AgreementTerms {
  readonly effectiveFromMs: number | null;
  readonly metrics: Readonly<Record<string, LimitConfig>>;
  readonly services: Readonly<Record<string, Readonly<Record<string, LimitConfig>>>>;
}

export interface AgreementConfig extends AgreementTerms {
  readonly managedBy: 'product' | 'file';
  readonly signedBy: readonly string[];
  /** Earlier versions, oldest first. */
  readonly history: readonly AgreementTerms[];
}

export interface Config {
  readonly team: {
    readonly name: string;
    readonly timeZone: string;
    readonly language: 'en' | 'ko';
  };
  readonly listen: { readonly host: string; readonly port: number };
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** Environment names that count as production. */
  readonly production: readonly string[];
  readonly services: readonly ServiceConfig[];
  readonly agreement: AgreementConfig | null;
}
