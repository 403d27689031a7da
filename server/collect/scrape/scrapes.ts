import { usualSprint } from '#shared/sprint.ts';
import type { TargetActivity } from '../../collector-activity.ts';
import type { Config, ServiceConfig } from '../../config/config.ts';
import { targetKey } from '../../store/target-key.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { CollectorPart } from '../collector-part.ts';
import { createDiscovery } from '../discovery/discovery.ts';
import { discoveryActivity } from '../discovery/discovery-activity.ts';
import { createPollSet, type Poll } from '../polling/poll-set.ts';
import { resolveTarget } from '../resolve-target.ts';
import { type Claims, createClaims } from './claim-targets.ts';
import { foundServices } from './found-services.ts';
import { type PlannedScrape, planScrapes } from './plan-scrapes.ts';
import { createScrapeObjective, NO_PAGE, type ScrapeObjective } from './scrape-objective.ts';
import { createScrapePoll } from './scrape-poll.ts';

const NOBODY: Config['team'] = { name: '', timeZone: 'UTC', language: 'en', sprint: usualSprint };

/** Metrics pages: each is fetched once for each interval, time-out and way of reading, whoever needs it. */
export function createScrapes(deps: CollectDeps): CollectorPart {
  const { log, servicesFound, store, targetsChanged } = deps;
  const polls = createPollSet(deps);
  const objectivesOf = new Map<string, readonly ScrapeObjective[]>();
  const discovery = createDiscovery(deps, () => {
    void enqueue(async () => {
      await replan();
      targetsChanged();
    });
  });
  let config: Pick<Config, 'services' | 'team'> = { services: [], team: NOBODY };
  let planned: ReadonlyMap<string, PlannedScrape> = new Map();
  let claims: Claims = createClaims([]);
  /** Services that discovered targets name and nobody configured. */
  let foundNow: readonly ServiceConfig[] = [];
  let changing = Promise.resolve();
  let stopped = false;

  function toPoll(key: string, { page, wishes }: PlannedScrape): Poll {
    const { intervalSeconds, settings } = page;
    return {
      target: page.url,
      intervalSeconds,
      create() {
        const { honorTimestamps } = settings;
        const objectives = wishes.map((wish) =>
          createScrapeObjective(deps, { ...wish, intervalSeconds, honorTimestamps }),
        );
        objectivesOf.set(key, objectives);
        // Where only the operator's word leads to ourselves, our port may be written as 0.
        const url = page.reach === 'self' ? resolveTarget(page.url, deps.ownOrigin) : page.url;
        return createScrapePoll(deps, { ...page, url, objectives });
      },
    };
  }

  function takeFoundServices(next: readonly ServiceConfig[]): void {
    if (JSON.stringify(next) === JSON.stringify(foundNow)) return;
    foundNow = next;
    servicesFound(next);
  }

  async function replan(): Promise<void> {
    const { services, team } = config;
    const found = discovery
      .entries()
      .flatMap((entry) => entry.found().targets.map((target) => ({ entry: entry.config(), target })));
    claims = createClaims(found);
    takeFoundServices(foundServices(found, services));
    planned = planScrapes({ services: [...services, ...foundNow] }, claims, (service, objective) =>
      store.tallies.sliId(service, objective),
    );
    await polls.replace(new Map([...planned].map(([key, scrape]) => [key, toPoll(key, scrape)])), team.name);
    for (const key of objectivesOf.keys()) if (!planned.has(key)) objectivesOf.delete(key);
  }

  /** One plan after the other: lists may change while loops of the plan before are still ending. Never rejects. */
  function enqueue(change: () => Promise<void>): Promise<void> {
    const next = async () => {
      if (!stopped) await change();
    };
    changing = changing.then(next).catch((error: unknown) => {
      log.warn({ err: error }, 'what is to be scraped could not be planned');
    });
    return changing;
  }

  /** What was known of targets whose list has not been read yet is not forgotten. */
  function keysOfPending(): string[] {
    if (!discovery.entries().some((entry) => entry.isPending())) return [];
    const sliIds = config.services.flatMap((service) =>
      service.objectives
        .filter(({ source }) => source.kind === 'scrape' && source.discovered !== null)
        .map(({ id }) => store.tallies.sliId(service.id, id)),
    );
    return sliIds.flatMap((sliId) => store.targets.of(sliId).map(({ target }) => targetKey(sliId, target)));
  }

  function toActivities(key: string, { page, wishes }: PlannedScrape): TargetActivity[] {
    return wishes.map(({ sliId, target }, index) => ({
      sliId,
      target,
      labels: Object.fromEntries(page.labels),
      intervalSeconds: page.intervalSeconds,
      timeoutSeconds: page.timeoutSeconds,
      nextAtMs: polls.nextAtMs(key),
      ...(objectivesOf.get(key)?.[index]?.lastPage() ?? NO_PAGE),
    }));
  }

  return {
    apply: (next) =>
      enqueue(async () => {
        config = next;
        await discovery.apply(next.discovery);
        await replan();
      }),
    targetKeys: () =>
      new Set([
        ...keysOfPending(),
        ...[...planned.values()].flatMap(({ wishes }) =>
          wishes.map(({ sliId, target }) => targetKey(sliId, target)),
        ),
      ]),
    activity() {
      const unclaimed = new Set(claims.unclaimed().map(({ target }) => target));
      return {
        targets: [...planned].flatMap(([key, scrape]) => toActivities(key, scrape)),
        discovery: discovery.entries().map((entry) => discoveryActivity(entry, unclaimed)),
        backfills: [],
      };
    },
    async stop() {
      stopped = true;
      await discovery.stop();
      await changing;
      await polls.stop();
    },
  };
}
