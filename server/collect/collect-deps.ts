import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { CollectLog } from './collect-log.ts';
import type { HttpClient } from './http/http-get.ts';

/** How an attempt went, for counting. `result` is `ok` or the stable key of the failure. */
export interface Attempt {
  readonly kind: 'scrape' | 'probe';
  readonly result: string;
  readonly durationSeconds: number;
}

/** What every attempt needs. */
export interface CollectDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  readonly http: HttpClient;
  readonly observe: (attempt: Attempt) => void;
}
