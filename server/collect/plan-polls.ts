import type { Config, ProbeSource, ScrapeSource } from '../config/config.ts';
import type { ScrapeLimits } from '../config/scrape-limits.ts';
import type { Store } from '../store/store.ts';

/** One objective that is scraped from one target. */
export interface ScrapeWish {
  readonly sliId: number;
  readonly source: ScrapeSource;
}

interface Planned {
  /** The address that is asked, as configured. */
  readonly target: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
}

/** A metrics page that is read at one interval within the same limits for everyone who needs it. */
export interface PlannedScrape extends Planned {
  readonly kind: 'scrape';
  readonly limits: ScrapeLimits;
  readonly wishes: ScrapeWish[];
}

export interface PlannedProbe extends Planned {
  readonly kind: 'probe';
  readonly sliId: number;
  readonly source: ProbeSource;
}

export type PlannedPoll = PlannedScrape | PlannedProbe;

function probeTarget({ target }: ProbeSource): string {
  return target.kind === 'http' ? target.url : `tcp://${target.host}:${target.port}`;
}

function addScrape(scrapes: Map<string, PlannedScrape>, wish: ScrapeWish): void {
  const { intervalSeconds, timeoutSeconds, limits, targets } = wish.source;
  for (const target of new Set(targets)) {
    const key = JSON.stringify([target, intervalSeconds, timeoutSeconds, limits]);
    const planned = scrapes.get(key);
    if (planned !== undefined) planned.wishes.push(wish);
    else
      scrapes.set(key, { kind: 'scrape', target, intervalSeconds, timeoutSeconds, limits, wishes: [wish] });
  }
}

/**
 * What must be asked for a configuration: each page once for each interval, time-out and limits, whoever
 * needs it, and each probe. Pushed objectives need nothing.
 */
export function planPolls(config: Config, tallies: Pick<Store['tallies'], 'sliId'>): PlannedPoll[] {
  const scrapes = new Map<string, PlannedScrape>();
  const probes: PlannedProbe[] = [];
  for (const service of config.services) {
    for (const { id, source } of service.objectives) {
      if (source.kind === 'push') continue;
      const sliId = tallies.sliId(service.id, id);
      if (source.kind === 'scrape') addScrape(scrapes, { sliId, source });
      else {
        const { intervalSeconds, timeoutSeconds } = source;
        const target = probeTarget(source);
        probes.push({ kind: 'probe', sliId, source, target, intervalSeconds, timeoutSeconds });
      }
    }
  }
  return [...scrapes.values(), ...probes];
}
