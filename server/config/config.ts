/** The whole validated configuration (DESIGN.md §3). Decided at the edge: after loading, these types are true. */

import type { LocalText } from '#shared/local-text.ts';
import type { ReleasePlan } from '#shared/release-plan.ts';
import type { SprintPlan } from '#shared/sprint.ts';
import type { CodeHostConfig } from './code-host-config.ts';
import type { Connection } from './connection.ts';
import type { DiscoveryConfig } from './discovery-config.ts';
import type { HookConfig } from './hook-config.ts';
import type { ScrapeSettings } from './scrape-settings.ts';

/** What is counted in a metrics page. Selectors as written. */
export type ScrapeIndicator =
  /** Whether the page answers (reachability). */
  | { readonly kind: 'up' }
  | {
      readonly kind: 'counters';
      readonly total: string;
      readonly part: 'good' | 'bad';
      readonly selector: string;
    }
  /** Observations at or under a bucket's bound, in the histogram's own unit, against all of them. */
  | { readonly kind: 'histogram'; readonly histogram: string; readonly atMost: number }
  /** A gauge that holds 0 or 1, such as `probe_success`: each scrape observes each of its series once. */
  | { readonly kind: 'gauge'; readonly gauge: string };

/**
 * Which of the discovered targets an objective scrapes. Both null: those whose label `service` names the
 * objective's service by its id or another of its names.
 */
export interface DiscoveredTargets {
  /** Null for any job. */
  readonly job: string | null;
  /** Label matchers as PromQL writes them, without braces: `env="live",instance=~"a.*"`; null for all. */
  readonly match: string | null;
}

export interface ScrapeSource {
  readonly kind: 'scrape';
  /** Addresses given here; without labels of their own. */
  readonly targets: readonly string[];
  /** Null where only `targets` are meant. */
  readonly discovered: DiscoveredTargets | null;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly indicator: ScrapeIndicator;
  /** Of `targets`; discovered ones bring their own. */
  readonly settings: ScrapeSettings;
}

export interface HttpProbeTarget {
  readonly kind: 'http';
  readonly url: string;
  /** Whether all of `url` is a secret but for its host: it came from a file. */
  readonly isSecret: boolean;
  readonly method: string;
  readonly body: string | null;
  /** Accepted status codes. */
  readonly status: readonly number[];
  /** RE2 patterns: what the body must contain, must not contain, and what headers must hold. */
  readonly bodyMatches: string | null;
  readonly bodyMatchesNot: string | null;
  readonly headerMatches: Readonly<Record<string, string>>;
  /** The certificate must hold at least this much longer; null where only its validity counts. */
  readonly certificateSeconds: number | null;
  readonly connection: Connection;
}

export interface TcpProbeTarget {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
}

export interface TlsProbeTarget {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  readonly tls: Connection['tls'];
  readonly certificateSeconds: number | null;
}

export interface DnsProbeTarget {
  readonly kind: 'dns';
  readonly name: string;
  readonly type: string;
  /** `host:port` of the name server; null for the machine's own. */
  readonly server: string | null;
  /** RE2: one of the answers must match; null where any answer will do. */
  readonly answerMatches: string | null;
}

export interface PingProbeTarget {
  readonly kind: 'ping';
  readonly host: string;
}

export type ProbeTarget =
  | HttpProbeTarget
  | TcpProbeTarget
  | TlsProbeTarget
  | DnsProbeTarget
  | PingProbeTarget;

export interface ProbeSource {
  readonly kind: 'probe';
  readonly target: ProbeTarget;
  /** How often a failed attempt is made again before the one observation of this turn is booked. */
  readonly retries: number;
  readonly intervalSeconds: number;
  /** For each attempt; all of them end within the interval. */
  readonly timeoutSeconds: number;
}

/** A question to a Prometheus-compatible server, answered for one minute at a time. */
export interface QuerySource {
  readonly kind: 'query';
  readonly server: string;
  readonly connection: Connection;
  readonly total: string;
  readonly part: 'good' | 'bad';
  readonly selector: string;
  /** Of answers with several series, the one that is meant; null: the answer holds one. */
  readonly series: Readonly<Record<string, string>> | null;
  /** How long after a minute's end it is asked about, so that the server has its samples. */
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
  /** How far back the server is asked when the objective is new; 0 for not at all. */
  readonly backfillSeconds: number;
  /** Always 60: a query answers for one minute. */
  readonly intervalSeconds: number;
}

export interface PushSource {
  readonly kind: 'push';
  /** How often tallies are expected; decides when silence is `nodata`. */
  readonly intervalSeconds: number;
}

export interface ObjectiveConfig {
  readonly id: string;
  readonly minimumEvents: number | null;
  readonly source: ScrapeSource | ProbeSource | QuerySource | PushSource;
}

export interface ServiceConfig {
  readonly id: string;
  /** Where the file gives it in one language, both hold that. */
  readonly name: LocalText;
  readonly group: string | null;
  readonly owner: string | null;
  /** An address, or the path of a clone on this machine. */
  readonly repository: string | null;
  /** The branch that is released from; null for the repository's own default. */
  readonly branch: string | null;
  /** Of a repository that several services share, the folders and files that are this one's; empty for all of it. */
  readonly paths: readonly string[];
  readonly releases: ReleasePlan | null;
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

/** Address ranges (CIDR) that Andon may or may not connect to, beyond the built-in rule; `allow` wins. */
export interface OutboundConfig {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

export interface Config {
  readonly team: {
    readonly name: string;
    readonly timeZone: string;
    readonly language: 'en' | 'ko';
    readonly sprint: SprintPlan;
  };
  readonly listen: { readonly host: string; readonly port: number };
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** Environment names that count as production, in whatever capitals a sender writes them. */
  readonly production: readonly string[];
  readonly services: readonly ServiceConfig[];
  readonly discovery: readonly DiscoveryConfig[];
  readonly hooks: readonly HookConfig[];
  readonly codeHosts: readonly CodeHostConfig[];
  readonly outbound: OutboundConfig;
  readonly agreement: AgreementConfig | null;
}
