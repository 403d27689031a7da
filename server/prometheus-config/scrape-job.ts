import type { Place } from '../config/field.ts';
import type { RelabelRule } from '../config/relabel-rule.ts';

/** Something of the file that is not taken over: what it is called there, and why not. */
export interface LeftOut {
  readonly place: Place;
  readonly what: string;
  readonly why: string;
}

/** Where a secret stands. What it is stays in its file: it is dropped as soon as it has been read. */
export type GivenSecret =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'written'; readonly place: Place };

export type GivenCredentials =
  | { readonly kind: 'basic'; readonly username: string | GivenSecret; readonly password: GivenSecret | null }
  | { readonly kind: 'authorization'; readonly type: string; readonly token: GivenSecret };

export interface GivenTls {
  /** Absolute paths. */
  readonly caFile: string | null;
  readonly certFile: string | null;
  readonly keyFile: string | null;
  readonly serverName: string | null;
  readonly insecureSkipVerify: boolean;
}

/** How a target, or a server that names targets, is spoken to. */
export interface GivenConnection {
  readonly credentials: GivenCredentials | null;
  readonly headers: ReadonlyMap<string, string | GivenSecret>;
  readonly tls: GivenTls;
  readonly followRedirects: boolean;
}

export interface StaticGroup {
  readonly place: Place;
  readonly targets: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
}

export interface FileDiscovery {
  readonly place: Place;
  /** Absolute. */
  readonly patterns: readonly string[];
  /** Seconds. */
  readonly refreshSeconds: number;
}

export interface HttpDiscovery {
  readonly place: Place;
  /** Null where a user or a password is in it. */
  readonly url: string | null;
  readonly refreshSeconds: number;
  readonly connection: GivenConnection;
}

/** Bounds of a page, by the names they have in `andon.yaml`; null: none. */
export interface GivenLimits {
  readonly bodyBytes: number | null;
  readonly samples: number | null;
  readonly labels: number | null;
  readonly labelNameBytes: number | null;
  readonly labelValueBytes: number | null;
}

/** One entry of `scrape_configs`; what the file says for all jobs is filled in. */
export interface ScrapeJob {
  readonly place: Place;
  readonly name: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly scheme: string;
  readonly metricsPath: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly honorLabels: boolean;
  readonly honorTimestamps: boolean;
  readonly limits: GivenLimits;
  readonly connection: GivenConnection;
  readonly relabel: readonly RelabelRule[];
  readonly metricRelabel: readonly RelabelRule[];
  readonly static: readonly StaticGroup[];
  readonly files: readonly FileDiscovery[];
  readonly http: readonly HttpDiscovery[];
}

export interface PrometheusConfig {
  readonly jobs: readonly ScrapeJob[];
  readonly leftOut: readonly LeftOut[];
}
