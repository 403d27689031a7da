import type { Place } from '../../config/field.ts';
import type { GivenConnection } from '../scrape-job.ts';

export interface HeaderMatch {
  readonly header: string;
  readonly regexp: string;
  readonly allowMissing: boolean;
}

export interface HttpModule {
  readonly kind: 'http';
  readonly method: string;
  /** Empty: any 2xx. */
  readonly status: readonly number[];
  readonly body: string | null;
  readonly headers: ReadonlyMap<string, string>;
  readonly bodyMatches: readonly string[];
  readonly bodyMatchesNot: readonly string[];
  readonly headerMatches: readonly HeaderMatch[];
  readonly failsWithoutTls: boolean;
  readonly connection: GivenConnection;
}

export interface TcpModule {
  readonly kind: 'tcp';
  /** Null: no TLS. */
  readonly tls: GivenConnection['tls'] | null;
}

export interface DnsModule {
  readonly kind: 'dns';
  readonly name: string;
  readonly type: string;
}

export interface PingModule {
  readonly kind: 'ping';
}

/** How the blackbox exporter probes. */
export interface BlackboxModule {
  readonly place: Place;
  readonly name: string;
  /** Seconds; 0 where it is not said. */
  readonly timeoutSeconds: number;
  /** Null for probers that Andon has no probe for. */
  readonly probe: HttpModule | TcpModule | DnsModule | PingModule | null;
  /** What of the module no probe of Andon does, in its own words: with any of them it stays with the exporter. */
  readonly beyond: readonly string[];
}
