import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { createWanted } from '../exposition/wanted.ts';
import { Failure, orFailure } from '../failure.ts';
import { momentOf, secondsSince } from '../moment.ts';
import type { ScrapeObjective } from './scrape-objective.ts';
import { scrapeTarget } from './scrape-target.ts';

export interface ScrapePlan {
  readonly url: string;
  readonly timeoutSeconds: number;
  readonly limits: ScrapeLimits;
  /** Everyone who needs this page: it is fetched once for all of them. */
  readonly objectives: readonly ScrapeObjective[];
}

/** One scrape at a time, each handed to every objective. What is ended by the signal is not booked. */
export function createScrapePoll(
  deps: CollectDeps,
  plan: ScrapePlan,
): (signal: AbortSignal) => Promise<void> {
  const { clock, http, observe } = deps;
  const wanted = createWanted(plan.objectives.flatMap(({ selectors }) => selectors));

  return async (signal) => {
    const startedAt = momentOf(clock);
    const result = await orFailure(scrapeTarget(http, { ...plan, wanted, signal }));
    if (signal.aborted) return;
    const durationSeconds = secondsSince(clock, startedAt);
    for (const objective of plan.objectives) objective.take(result, momentOf(clock), durationSeconds);
    observe({ kind: 'scrape', result: result instanceof Failure ? result.reason : 'ok', durationSeconds });
  };
}
