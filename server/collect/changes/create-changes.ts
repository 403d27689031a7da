import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Address } from '../../config/listen-address.ts';
import type { Store } from '../../store/store.ts';
import type { CollectLog } from '../collect-log.ts';
import { createHttpClient } from '../http/http-client.ts';
import { type ChangeResolver, createChangeResolver } from './change-resolver.ts';
import { createCodeHosts } from './hosts/create-code-hosts.ts';

export interface ChangesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  /** The configuration in force. */
  readonly config: () => Config;
  /** `Andon/<version>`. */
  readonly userAgent: string;
  /** Where this process listens: only the operator's word leads there. */
  readonly own: Address;
  /** The variables that git runs with. */
  readonly variables: NodeJS.ProcessEnv;
}

/** The resolver with git of this machine and connections of its own to the hosts of code. */
export function createChanges(options: ChangesOptions): ChangeResolver {
  const { clock, config, userAgent, own } = options;
  const ended = new AbortController();
  const http = createHttpClient({ clock, userAgent, outbound: () => config().outbound, own });
  const hosts = createCodeHosts({ http, clock, hosts: () => config().codeHosts, signal: ended.signal });
  const resolver = createChangeResolver({ ...options, hosts });
  return {
    ...resolver,
    async stop() {
      ended.abort();
      await resolver.stop();
      await http.close();
    },
  };
}
