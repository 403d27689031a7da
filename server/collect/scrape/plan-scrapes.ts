import type { LabelPair } from '#shared/selector.ts';
import type { Config, ScrapeIndicator, ScrapeSource, ServiceConfig } from '../../config/config.ts';
import type { ScrapeSettings } from '../../config/scrape-settings.ts';
import { keptTarget } from '../../kept-target.ts';
import type { Reach } from '../http/reach.ts';
import type { Claims, FoundTarget } from './claim-targets.ts';

/** One objective that is scraped from one target. */
export interface ScrapeWish {
  readonly sliId: number;
  /** The target as the store knows it, the same from start to start. */
  readonly target: string;
  readonly indicator: ScrapeIndicator;
}

/** A metrics page as it is read at one interval, whoever needs it. */
export interface ScrapedPage {
  readonly url: string;
  readonly labels: readonly LabelPair[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly settings: ScrapeSettings;
  readonly reach: Reach;
  /** Why it cannot be asked; null where it can. */
  readonly fault: string | null;
}

export interface PlannedScrape {
  readonly page: ScrapedPage;
  readonly wishes: readonly ScrapeWish[];
}

function pageOfAddress(url: string, source: ScrapeSource): ScrapedPage {
  const { intervalSeconds, timeoutSeconds, settings } = source;
  return { url, labels: [], intervalSeconds, timeoutSeconds, settings, reach: 'self', fault: null };
}

/** What the target or its entry says wins over the objective. */
function pageOfFound({ entry, target }: FoundTarget, source: ScrapeSource): ScrapedPage {
  const { url, labels, reach, fault } = target;
  const intervalSeconds = target.intervalSeconds ?? entry.intervalSeconds ?? source.intervalSeconds;
  const wanted = target.timeoutSeconds ?? entry.timeoutSeconds ?? source.timeoutSeconds;
  const timeoutSeconds = Math.min(wanted, intervalSeconds);
  return { url, labels, intervalSeconds, timeoutSeconds, settings: entry.settings, reach, fault };
}

/** A target that several entries give is scraped once, as the first of them says. */
function firstOfEach(pages: readonly ScrapedPage[]): ScrapedPage[] {
  const byTarget = Map.groupBy(pages, ({ url, labels }) => JSON.stringify([url, labels]));
  return [...byTarget.values()].flatMap((same) => same.slice(0, 1));
}

function pagesOf(service: ServiceConfig, source: ScrapeSource, claims: Claims): ScrapedPage[] {
  const own = source.targets.map((url) => pageOfAddress(url, source));
  const found = source.discovered === null ? [] : claims.claim(service, source.discovered);
  return firstOfEach([...own, ...found.map((one) => pageOfFound(one, source))]);
}

/**
 * What must be scraped: each page once for each interval, time-out and way of reading, under a key that is the same
 * as long as nothing of it changes.
 *
 * @param sliIdOf the number of an objective
 */
export function planScrapes(
  { services }: Pick<Config, 'services'>,
  claims: Claims,
  sliIdOf: (service: string, objective: string) => number,
): ReadonlyMap<string, PlannedScrape> {
  const wishesOf = new Map<string, { page: ScrapedPage; wishes: Map<string, ScrapeWish> }>();
  for (const service of services) {
    for (const { id, source } of service.objectives) {
      if (source.kind !== 'scrape') continue;
      const sliId = sliIdOf(service.id, id);
      const pages = pagesOf(service, source, claims);
      const byUrl = Map.groupBy(pages, ({ url }) => url);
      for (const page of pages) {
        const key = JSON.stringify(page);
        const planned = wishesOf.get(key) ?? { page, wishes: new Map() };
        wishesOf.set(key, planned);
        const isShared = (byUrl.get(page.url)?.length ?? 0) > 1;
        const target = keptTarget(page.url, isShared ? page.labels : []);
        planned.wishes.set(`${sliId} ${target}`, { sliId, target, indicator: source.indicator });
      }
    }
  }
  const planned = [...wishesOf.values()].map(({ page, wishes }) => ({ page, wishes: [...wishes.values()] }));
  return new Map(planned.map((scrape) => [JSON.stringify(scrape), scrape]));
}
