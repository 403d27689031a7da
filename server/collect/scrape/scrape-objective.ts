import { parseSelector, type Selector } from '#shared/selector.ts';
import type { ScrapeIndicator } from '../../config/config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { Page } from '../exposition/page.ts';
import { Failure, isOwnFault } from '../failure.ts';
import type { Moment } from '../moment.ts';
import { createTargetRecord } from '../target-record.ts';
import { type CountedTarget, createCounterIntake } from './counter-intake.ts';
import { createCounterSelectors } from './counter-selectors.ts';
import { createGaugeIntake } from './gauge-intake.ts';
import { createHistogramBound } from './histogram-bound.ts';
import type { Intake, Taken } from './intake.ts';
import { processStartSelector } from './process-start.ts';
import { createUpIntake } from './up-intake.ts';

/** What the last page was to one objective; see `TargetActivity`. */
export interface LastPage {
  /** Null before the first page. */
  readonly sampleCount: number | null;
  /** Null before the first page that was taken, and where no series are counted (`up`). */
  readonly seriesCount: number | null;
  /** Of those, the ones that hold 0 where each holds 0 or 1; null otherwise. */
  readonly badCount: number | null;
  readonly warnings: readonly string[];
}

/** One objective as one target is scraped for it. */
export interface ScrapeObjective {
  /** The series that the objective needs; none for `up`. */
  readonly selectors: readonly Selector[];
  /** Books what a scrape brought. */
  take(result: Page | Failure, at: Moment, durationSeconds: number): void;
  lastPage(): LastPage;
}

export interface ScrapedTarget extends CountedTarget {
  readonly indicator: ScrapeIndicator;
}

/** Before the first page. */
export const NO_PAGE: LastPage = { sampleCount: null, seriesCount: null, badCount: null, warnings: [] };

interface Kind {
  readonly selectors: readonly Selector[];
  readonly intake: Intake;
}

function createKind(deps: CollectDeps, scraped: ScrapedTarget): Kind {
  const { indicator, sliId, intervalSeconds } = scraped;
  switch (indicator.kind) {
    case 'up':
      return { selectors: [], intake: createUpIntake(deps, sliId, intervalSeconds) };
    case 'gauge': {
      const selectors = [parseSelector(indicator.gauge)];
      return { selectors, intake: createGaugeIntake(deps, scraped, indicator.gauge) };
    }
    default: {
      const isHistogram = indicator.kind === 'histogram';
      const reader = isHistogram ? createHistogramBound(indicator) : createCounterSelectors(indicator);
      const intake = createCounterIntake(deps, scraped, reader);
      return { selectors: [...reader.selectors, processStartSelector], intake };
    }
  }
}

export function createScrapeObjective(deps: CollectDeps, scraped: ScrapedTarget): ScrapeObjective {
  const record = createTargetRecord(deps, scraped.sliId, scraped.target);
  const { selectors, intake } = createKind(deps, scraped);
  let last = NO_PAGE;

  /** Answers a failure where the objective cannot use what the scrape brought. */
  function takePage(page: Page, at: Moment): Taken | Failure {
    const { sampleCount } = page;
    last = { ...last, sampleCount, warnings: [] };
    try {
      const taken = intake.take(page, at, record.lastSucceeded());
      const { seriesCount, badCount, warnings } = taken;
      last = { sampleCount, seriesCount, badCount, warnings };
      return taken;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  return {
    selectors,
    take(result, at, durationSeconds) {
      // What we could not ask for reasons of our own says nothing of the target.
      if (result instanceof Failure && !isOwnFault(result)) intake.miss(at);
      const taken = result instanceof Failure ? result : takePage(result, at);
      if (taken instanceof Failure) record.note(taken, at.atMs, durationSeconds);
      else record.note(null, at.atMs, durationSeconds, taken.observedCount);
    },
    lastPage: () => last,
  };
}
