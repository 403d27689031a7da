import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Store } from '../../store/store.ts';
import type { CollectLog } from '../collect-log.ts';
import type { Clones } from './clones.ts';
import type { CodeHosts } from './code-hosts.ts';

/** What finding changes needs. */
export interface ResolveDeps {
  readonly store: Pick<Store, 'commits' | 'pullRequests' | 'unshipped' | 'changeLines'>;
  readonly clock: Clock;
  readonly log: CollectLog;
  readonly clones: Clones;
  readonly hosts: CodeHosts;
  /** The configuration in force. */
  readonly config: () => Config;
}
