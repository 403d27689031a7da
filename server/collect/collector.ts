import type { Attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { publicTarget } from '../public-target.ts';
import type { Store } from '../store/store.ts';
import { targetKey } from '../store/target-key.ts';
import type { CollectDeps } from './collect-deps.ts';
import type { CollectLog } from './collect-log.ts';
import { createHttpClient } from './http/http-get.ts';
import { type PlannedPoll, planPolls } from './plan-polls.ts';
import { createPollingLoop, type PollingLoop } from './polling/polling-loop.ts';
import { createProbePoll } from './probe/probe-poll.ts';
import { createScrapeObjective } from './scrape/scrape-objective.ts';
import { createScrapePoll } from './scrape/scrape-poll.ts';

export interface CollectorOptions {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: CollectLog;
  /** `Andon/<version>`. */
  readonly userAgent: string;
  /** Where this process answers: stands in for targets with port 0 (a free port, chosen at start). */
  readonly ownOrigin?: string;
  /** Hears of each attempt, for counting. */
  readonly observe?: (attempt: Attempt) => void;
}

/** Everything that is asked at an interval: metrics pages and probes. */
export interface Collector {
  start(): void;
  /** Ends what is in flight without booking it; nothing is left running afterwards. */
  stop(): Promise<void>;
  /** Takes another configuration. Targets that it leaves as they were go on undisturbed. */
  reconfigure(config: Config): Promise<void>;
}

type Poll = (signal: AbortSignal) => Promise<void>;

function createPoll(deps: CollectDeps, planned: PlannedPoll, ownOrigin: string | null): Poll {
  const url = resolveTarget(planned.target, ownOrigin);
  if (planned.kind === 'scrape') {
    const { target, timeoutSeconds, limits, wishes } = planned;
    const objectives = wishes.map((wish) => createScrapeObjective(deps, { ...wish, target }));
    return createScrapePoll(deps, { url, timeoutSeconds, limits, objectives });
  }
  const { source } = planned;
  if (source.target.kind === 'tcp') return createProbePoll(deps, planned);
  return createProbePoll(deps, { ...planned, source: { ...source, target: { ...source.target, url } } });
}

/** Port 0 of a target means the port that this process was given. */
function resolveTarget(target: string, ownOrigin: string | null): string {
  if (ownOrigin === null || !URL.canParse(target)) return target;
  const { port, pathname, search } = new URL(target);
  return port === '0' ? new URL(pathname + search, ownOrigin).href : target;
}

/** The keys under which the store keeps the states of what is planned. */
function keysOf(planned: readonly PlannedPoll[]): Set<string> {
  const keys = planned.flatMap((poll) => {
    const sliIds = poll.kind === 'scrape' ? poll.wishes.map(({ sliId }) => sliId) : [poll.sliId];
    return sliIds.map((sliId) => targetKey(sliId, poll.target));
  });
  return new Set(keys);
}

/** @example const collector = createCollector({ config, store, clock, log, userAgent: 'Andon/0.1.0' }); */
export function createCollector(options: CollectorOptions): Collector {
  const { clock, log, store, userAgent, observe = () => undefined, ownOrigin = null } = options;
  const deps: CollectDeps = { clock, log, store, observe, http: createHttpClient({ clock, userAgent }) };
  const loops = new Map<string, PollingLoop>();

  function createLoop(planned: PlannedPoll, seed: string): PollingLoop {
    const { target, intervalSeconds } = planned;
    const pollOnce = createPoll(deps, planned, ownOrigin);
    const poll = async (signal: AbortSignal) => {
      try {
        await pollOnce(signal);
      } catch (error) {
        log.warn({ err: error, target: publicTarget(target) }, 'what this target answered could not be kept');
      }
    };
    return createPollingLoop({ clock, target, seed, intervalSeconds, poll });
  }

  async function apply(config: Config): Promise<void> {
    const planned = planPolls(config, store.tallies);
    const wanted = new Map(planned.map((poll) => [JSON.stringify(poll), poll]));
    const gone = [...loops].filter(([key]) => !wanted.has(key));
    for (const [key] of gone) loops.delete(key);
    await Promise.all(gone.map(([, loop]) => loop.stop()));
    store.targets.keepOnly(keysOf(planned));
    for (const [key, poll] of wanted) {
      if (loops.has(key)) continue;
      const loop = createLoop(poll, config.team.name);
      loops.set(key, loop);
      loop.start();
    }
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
    async stop() {
      stopped = true;
      await changing;
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      loops.clear();
      await deps.http.close();
    },
  };
}
