import type { Config, ScrapeSource } from '../../config/config.ts';
import type { ScrapeSettings } from '../../config/scrape-settings.ts';
import { targetKey } from '../../store/target-key.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { CollectorPart } from '../collector-part.ts';
import { createPollSet, type Poll } from '../polling/poll-set.ts';
import { resolveTarget } from '../resolve-target.ts';
import { createScrapeObjective, type LastPage, type ScrapeObjective } from './scrape-objective.ts';
import { createScrapePoll } from './scrape-poll.ts';

const NO_PAGE: LastPage = { sampleCount: null, seriesCount: null, warnings: [] };

/** One objective that is scraped from one target. */
interface ScrapeWish {
  readonly sliId: number;
  readonly source: ScrapeSource;
}

/** A metrics page that is read at one interval in the same way for everyone who needs it. */
interface PlannedScrape {
  /** The address that is asked, as configured. */
  readonly target: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly settings: ScrapeSettings;
  readonly wishes: ScrapeWish[];
}

function planScrapes(config: Config, deps: CollectDeps): PlannedScrape[] {
  const planned = new Map<string, PlannedScrape>();
  for (const service of config.services) {
    for (const { id, source } of service.objectives) {
      if (source.kind !== 'scrape') continue;
      const wish = { sliId: deps.store.tallies.sliId(service.id, id), source };
      const { intervalSeconds, timeoutSeconds, settings } = source;
      for (const target of new Set(source.targets)) {
        const key = JSON.stringify([target, intervalSeconds, timeoutSeconds, settings]);
        const known = planned.get(key);
        if (known !== undefined) known.wishes.push(wish);
        else planned.set(key, { target, intervalSeconds, timeoutSeconds, settings, wishes: [wish] });
      }
    }
  }
  return [...planned.values()];
}

/** Metrics pages: each is fetched once for each interval, time-out and way of reading, whoever needs it. */
export function createScrapes(deps: CollectDeps): CollectorPart {
  const polls = createPollSet(deps);
  const objectivesOf = new Map<string, readonly ScrapeObjective[]>();
  let planned: readonly PlannedScrape[] = [];

  function toPoll(key: string, scrape: PlannedScrape): Poll {
    const { target, intervalSeconds, timeoutSeconds, settings, wishes } = scrape;
    const { honorTimestamps } = settings;
    return {
      target,
      intervalSeconds,
      create() {
        const objectives = wishes.map(({ sliId, source: { indicator } }) =>
          createScrapeObjective(deps, { sliId, target, intervalSeconds, honorTimestamps, indicator }),
        );
        objectivesOf.set(key, objectives);
        const url = resolveTarget(target, deps.ownOrigin);
        return createScrapePoll(deps, { url, timeoutSeconds, limits: settings.limits, objectives });
      },
    };
  }

  return {
    async apply(config) {
      planned = planScrapes(config, deps);
      const keyed = planned.map((scrape) => [JSON.stringify(scrape), scrape] as const);
      await polls.replace(
        new Map(keyed.map(([key, scrape]) => [key, toPoll(key, scrape)])),
        config.team.name,
      );
      const keys = new Set(keyed.map(([key]) => key));
      for (const key of objectivesOf.keys()) if (!keys.has(key)) objectivesOf.delete(key);
    },
    targetKeys: () =>
      new Set(planned.flatMap(({ target, wishes }) => wishes.map(({ sliId }) => targetKey(sliId, target)))),
    activity: () => ({
      targets: planned.flatMap((scrape) =>
        scrape.wishes.map(({ sliId }, index) => ({
          sliId,
          target: scrape.target,
          labels: {},
          intervalSeconds: scrape.intervalSeconds,
          nextAtMs: polls.nextAtMs(JSON.stringify(scrape)),
          ...(objectivesOf.get(JSON.stringify(scrape))?.[index]?.lastPage() ?? NO_PAGE),
        })),
      ),
      discovery: [],
      backfills: [],
    }),
    stop: () => polls.stop(),
  };
}
