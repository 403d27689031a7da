import type { LabelPair } from '#shared/selector.ts';
import type { ScrapeSettings } from '../../config/scrape-settings.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { Page } from '../exposition/page.ts';
import { Failure, orFailure } from '../failure.ts';
import type { Reach } from '../http/reach.ts';
import { type Moment, momentOf, secondsSince } from '../moment.ts';
import type { ScrapeObjective } from './scrape-objective.ts';
import { scrapeTarget } from './scrape-target.ts';
import { createTargetReading } from './wanted-of-target.ts';

export interface ScrapePlan {
  readonly url: string;
  /** Of the target: they belong to each of its series. */
  readonly labels: readonly LabelPair[];
  readonly timeoutSeconds: number;
  readonly settings: ScrapeSettings;
  readonly reach: Reach;
  /** Why it cannot be asked; null where it can. */
  readonly fault: string | null;
  /** Everyone who needs this page: it is fetched once for all of them. */
  readonly objectives: readonly ScrapeObjective[];
}

/** One scrape at a time, each handed to every objective. What is ended by the signal is not booked. */
export function createScrapePoll(
  deps: CollectDeps,
  plan: ScrapePlan,
): (signal: AbortSignal) => Promise<void> {
  const { clock, http, observe } = deps;
  const { fault, labels, settings, ...asked } = plan;
  const { connection } = settings;
  const selectors = plan.objectives.flatMap((objective) => objective.selectors);
  const reading = createTargetReading(selectors, labels, settings);

  async function scrape(signal: AbortSignal) {
    if (fault !== null) throw new Failure('bad-target', fault);
    const wanted = reading.begin();
    return scrapeTarget(http, { ...asked, connection, limits: reading.limits, wanted, signal });
  }

  /** What is our own fault at one objective is kept from the others: they are booked all the same. */
  function faultsOf(objective: ScrapeObjective, result: Page | Failure, durationSeconds: number): unknown[] {
    try {
      objective.take(result, momentOf(clock), durationSeconds);
      return [];
    } catch (error) {
      return [error];
    }
  }

  function book(result: Page | Failure, startedAt: Moment): void {
    const durationSeconds = secondsSince(clock, startedAt);
    const faults = plan.objectives.flatMap((objective) => faultsOf(objective, result, durationSeconds));
    observe({ kind: 'scrape', result: result instanceof Failure ? result.reason : 'ok', durationSeconds });
    if (faults.length > 0) throw faults[0];
  }

  return async (signal) => {
    const startedAt = momentOf(clock);
    const result = await orFailure(scrape(signal));
    try {
      if (!signal.aborted) book(result, startedAt);
    } finally {
      if (!(result instanceof Failure)) result.close();
    }
  };
}
