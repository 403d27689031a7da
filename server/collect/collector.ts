import type { Attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { CollectorActivity } from '../collector-activity.ts';
import type { Config, ServiceConfig } from '../config/config.ts';
import type { Address } from '../config/listen-address.ts';
import type { Store } from '../store/store.ts';
import type { CollectDeps } from './collect-deps.ts';
import type { CollectLog } from './collect-log.ts';
import type { CollectorPart } from './collector-part.ts';
import { type AddressGuardOptions, createAddressGuard } from './http/address-guard.ts';
import { createDialer } from './http/dialer.ts';
import { createHttpClient } from './http/http-client.ts';
import { createTlsContexts } from './http/tls-contexts.ts';
import { createProbes } from './probe/probes.ts';
import { createQueries } from './query/queries.ts';
import { createScrapes } from './scrape/scrapes.ts';

export interface CollectorOptions {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  /** `Andon/<version>`. */
  readonly userAgent: string;
  /**
   * Where this process answers: stands in for targets with port 0 (a free port, chosen at start). Only the operator's
   * word leads there.
   */
  readonly ownOrigin?: string;
  /** Hears which services discovered targets name that nobody configured, when they change. */
  readonly servicesFound?: (services: readonly ServiceConfig[]) => void;
  /** Hears of each attempt, for counting. */
  readonly observe?: (attempt: Attempt) => void;
}

/** Everything that is asked at an interval. */
export interface Collector {
  start(): void;
  /** Ends what is in flight without booking it; nothing is left running afterwards. */
  stop(): Promise<void>;
  /** Takes another configuration. Targets that it leaves as they were go on undisturbed. */
  reconfigure(config: Config): Promise<void>;
  activity(): CollectorActivity;
}

/** Where this process listens, with the port that it was given; null where it does not. */
function listenerOf({ config, ownOrigin }: CollectorOptions): Address | null {
  if (ownOrigin === undefined) return null;
  return { host: config.listen.host, port: Number(new URL(ownOrigin).port || 80) };
}

/** @example const collector = createCollector({ config, store, clock, log, userAgent: 'Andon/0.1.0' }); */
export function createCollector(options: CollectorOptions): Collector {
  const { clock, log, store, userAgent, ownOrigin = null } = options;
  const { observe = () => undefined, servicesFound = () => undefined } = options;
  let { outbound } = options.config;
  const policy: AddressGuardOptions = { outbound: () => outbound, own: listenerOf(options) };
  const deps: CollectDeps = {
    clock,
    log,
    store,
    observe,
    ownOrigin,
    http: createHttpClient({ clock, userAgent, ...policy }),
    dialer: createDialer({ clock, guard: createAddressGuard(policy), contexts: createTlsContexts() }),
    targetsChanged: keepTargets,
    servicesFound,
  };
  const parts: readonly CollectorPart[] = [createScrapes(deps), createProbes(deps), createQueries(deps)];

  function keepTargets(): void {
    store.targets.keepOnly(new Set(parts.flatMap((part) => [...part.targetKeys()])));
  }

  async function apply(config: Config): Promise<void> {
    ({ outbound } = config);
    for (const part of parts) await part.apply(config);
    keepTargets();
  }

  let changing = Promise.resolve();
  let stopped = false;
  /** One change at a time, in the order asked for. Never rejects. */
  function change(config: Config): Promise<void> {
    const next = async () => {
      if (!stopped) await apply(config);
    };
    changing = changing.then(next).catch((error: unknown) => {
      log.warn({ err: error }, 'collection could not take the configuration');
    });
    return changing;
  }

  return {
    start() {
      void change(options.config);
    },
    reconfigure: change,
    activity() {
      const activities = parts.map((part) => part.activity());
      return {
        targets: activities.flatMap(({ targets }) => targets),
        discovery: activities.flatMap(({ discovery }) => discovery),
        backfills: activities.flatMap(({ backfills }) => backfills),
      };
    },
    async stop() {
      stopped = true;
      await changing;
      await Promise.all(parts.map((part) => part.stop()));
      await deps.http.close();
    },
  };
}
