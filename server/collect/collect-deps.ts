import type { Attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { CollectLog } from './collect-log.ts';
import type { HttpClient } from './http/http-get.ts';

/** What every attempt needs. */
export interface CollectDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  readonly http: HttpClient;
  readonly observe: (attempt: Attempt) => void;
}
