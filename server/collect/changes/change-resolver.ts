import { SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Store } from '../../store/store.ts';
import type { CollectLog } from '../collect-log.ts';
import { createClones } from './clones.ts';
import type { CodeHosts } from './code-hosts.ts';
import type { ResolveDeps } from './resolve-deps.ts';
import { type OpenClone, openClone, resolveService } from './resolve-service.ts';
import { resolveUnshipped } from './resolve-unshipped.ts';
import { setupOf } from './service-setup.ts';

export interface ChangeResolverOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  readonly hosts: CodeHosts;
  /** The configuration in force. */
  readonly config: () => Config;
  /** The variables that git runs with. */
  readonly variables: NodeJS.ProcessEnv;
}

/** Finds what deployments brought and what waits to be deployed, beside everything else and one after the other. */
export interface ChangeResolver {
  start(): void;
  /** Looks at services anew whose setup the configuration changed. */
  reconfigure(before: Config, after: Config): void;
  /** Does what there is to do now, and waits for it. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** A deployment is there at once; what it brought comes this much later. */
const TURN_MS = SECOND_MS;

const setupText = (config: Config, service: string): string => JSON.stringify(setupOf(config, service));

/** @example const resolver = createChangeResolver({ store, clock, log, hosts, config: running.current, variables }); */
export function createChangeResolver(options: ChangeResolverOptions): ChangeResolver {
  const { store, clock, log, config } = options;
  const { changeLines } = store;
  const clones = createClones(clock, options.variables);
  const deps: ResolveDeps = { ...options, clones };
  let stopped = false;
  let working = Promise.resolve();
  let cancel = (): void => undefined;

  const serviceIds = (): string[] => config().services.map(({ id }) => id);
  const servicesOf = (repository: string): ReadonlySet<string> => new Set(changeLines.servicesOf(repository));

  /** What could not be found of a service is looked for once more. */
  function markUnresolved(service: string): void {
    const fromMs = changeLines.firstUnresolvedMs(service, config().production);
    if (fromMs !== null) changeLines.mark(service, fromMs);
  }

  /** More is known of some repositories: what of their services could not be found, and what waits, may change. */
  function takeRepositories(): Set<string> {
    const touched = new Set<string>();
    for (const { repository, mark } of changeLines.repositories.all()) {
      for (const service of servicesOf(repository)) {
        markUnresolved(service);
        touched.add(service);
      }
      changeLines.repositories.done(repository, mark);
    }
    return touched;
  }

  /** By service, what its clone had when it was looked at: services may share one. */
  const seen = new Map<string, number>();
  /** Whether a clone has what it had not when the service was last looked at. */
  function isNews(service: string, generation: number): boolean {
    const before = seen.get(service);
    seen.set(service, generation);
    return before !== generation;
  }

  /** Clones that nothing asked for in a while: what was pushed since waits to be deployed. */
  async function fetchDue(): Promise<Set<string>> {
    const touched = new Set<string>();
    for (const id of serviceIds()) {
      const { clonePath } = setupOf(config(), id);
      if (clonePath === null || stopped) continue;
      const { generation } = await clones.fetchWhenDue(clonePath);
      if (!isNews(id, generation)) continue;
      markUnresolved(id);
      touched.add(id);
    }
    return touched;
  }

  async function resolveAll(touched: Set<string>): Promise<void> {
    const opened = new Map<string, OpenClone>();
    const open = async (service: string): Promise<OpenClone> => {
      const clone = opened.get(service) ?? (await openClone(deps, setupOf(config(), service)));
      opened.set(service, clone);
      if (clone.generation > 0 && isNews(service, clone.generation)) markUnresolved(service);
      return clone;
    };
    for (const { service, fromMs, mark } of changeLines.services()) {
      let nextMs: number | null = fromMs;
      while (nextMs !== null && !stopped) {
        nextMs = await resolveService(deps, service, nextMs, await open(service));
        if (!stopped) changeLines.done(service, mark, nextMs);
      }
      touched.add(service);
    }
    for (const service of touched) {
      if (stopped) return;
      await resolveUnshipped(deps, service, await open(service));
    }
  }

  async function turn(): Promise<void> {
    try {
      const touched = takeRepositories();
      for (const service of await fetchDue()) touched.add(service);
      await resolveAll(touched);
    } catch (error) {
      if (!stopped)
        log.warn({ err: error }, 'the changes of deployments could not be found; they are tried again');
    }
  }

  function schedule(): void {
    if (stopped) return;
    cancel = clock.after(TURN_MS, () => {
      working = turn();
      void working.then(schedule);
    });
  }

  return {
    start() {
      for (const id of serviceIds()) markUnresolved(id);
      schedule();
    },
    reconfigure(before, after) {
      for (const { id } of after.services) {
        if (setupText(before, id) !== setupText(after, id)) changeLines.mark(id, 0);
        else markUnresolved(id);
      }
    },
    async settle() {
      await working;
      working = turn();
      await working;
    },
    async stop() {
      stopped = true;
      cancel();
      clones.stop();
      await working;
    },
  };
}
