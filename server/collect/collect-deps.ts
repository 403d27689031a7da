import type { Attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { ServiceConfig } from '../config/config.ts';
import type { Store } from '../store/store.ts';
import type { CollectLog } from './collect-log.ts';
import type { Dialer } from './http/dialer.ts';
import type { HttpClient } from './http/http-client.ts';

/** What every attempt needs. */
export interface CollectDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  readonly http: HttpClient;
  /** Connections that speak no HTTP. */
  readonly dialer: Dialer;
  /** Where this process answers; null where it does not. */
  readonly ownOrigin: string | null;
  /** Says that a part asks other targets than before, without a new configuration. */
  readonly targetsChanged: () => void;
  /** Hears of services that discovered targets name and nobody configured. */
  readonly servicesFound: (services: readonly ServiceConfig[]) => void;
  readonly observe: (attempt: Attempt) => void;
}
