import type { ScrapeSource } from '../../config/config.ts';
import { createAnswerBook } from '../answer-book.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { Sample } from '../exposition/sample.ts';
import { Failure } from '../failure.ts';
import { type Moment, onPresentWall } from '../moment.ts';
import { createTargetRecord } from '../target-record.ts';
import { bookIncreases } from './book-increases.ts';
import { type CounterSelectors, createCounterSelectors } from './counter-selectors.ts';

/** One objective as one target is scraped for it. */
export interface ScrapeObjective {
  /** The series that the objective needs; none for `up`. */
  readonly selectors: CounterSelectors['all'];
  /** Books what a scrape brought. */
  take(result: readonly Sample[] | Failure, at: Moment, durationSeconds: number): void;
}

type Intake = (result: readonly Sample[] | Failure, at: Moment, previousSucceeded: boolean) => Failure | null;

function createUpIntake({ store }: CollectDeps, sliId: number, { intervalSeconds }: ScrapeSource): Intake {
  const book = createAnswerBook(store, sliId, intervalSeconds);
  return (result, at) => {
    const failure = result instanceof Failure ? result : null;
    book(failure === null, at);
    return failure;
  };
}

function createCounterIntake(
  { store }: CollectDeps,
  sliId: number,
  target: string,
  intervalSeconds: number,
  selectors: CounterSelectors,
): Intake {
  let state = store.counters.get(sliId, target);
  let previous: Moment | null = null;

  function book(samples: readonly Sample[], at: Moment, previousSucceeded: boolean): void {
    const storedAtMs = state?.scrapedAtMs ?? null;
    const booked = bookIncreases({
      sliId,
      atMs: at.atMs,
      intervalSeconds,
      configuration: selectors.configuration,
      part: selectors.part,
      readings: selectors.read(samples),
      previous: state,
      previousAtMs: previous === null ? storedAtMs : onPresentWall(previous, at),
      previousSucceeded,
    });
    state = booked.state;
    previous = at;
    store.tallies.add(booked.observations);
    store.counters.set(sliId, target, state);
    store.tallies.heard(sliId, at.atMs);
  }

  return (result, at, previousSucceeded) => {
    if (result instanceof Failure) return result;
    try {
      book(result, at, previousSucceeded);
      return null;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  };
}

export function createScrapeObjective(
  deps: CollectDeps,
  { sliId, source, target }: { sliId: number; source: ScrapeSource; target: string },
): ScrapeObjective {
  const record = createTargetRecord(deps, sliId, target);
  const selectors = createCounterSelectors(source.indicator);
  const intake =
    selectors === null
      ? createUpIntake(deps, sliId, source)
      : createCounterIntake(deps, sliId, target, source.intervalSeconds, selectors);
  return {
    selectors: selectors?.all ?? [],
    take(result, at, durationSeconds) {
      const failure = intake(result, at, record.lastSucceeded());
      record.note(failure, at.atMs, durationSeconds);
    },
  };
}
