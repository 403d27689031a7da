import type { CollectDeps } from '../collect-deps.ts';
import { type Moment, onPresentWall } from '../moment.ts';
import { bookIncreases } from './book-increases.ts';
import type { CounterReader } from './counter-reader.ts';
import { createSampleHearing } from './heard-samples.ts';
import type { Intake } from './intake.ts';
import { createMissingSeries } from './missing-series.ts';
import { processStartMs } from './process-start.ts';

export interface CountedTarget {
  readonly sliId: number;
  readonly target: string;
  readonly intervalSeconds: number;
  readonly honorTimestamps: boolean;
}

/** Books the increases of a target's counters. A page that could not be read is unknown, not bad. */
export function createCounterIntake(
  { store }: Pick<CollectDeps, 'store'>,
  { sliId, target, intervalSeconds, honorTimestamps }: CountedTarget,
  reader: CounterReader,
): Intake {
  const hear = createSampleHearing(honorTimestamps);
  const missing = createMissingSeries(reader.selectors[0]?.name ?? '');
  let state = store.counters.get(sliId, target);
  let previous: Moment | null = null;

  return {
    take(page, at, previousSucceeded) {
      const counted = page.samples.filter(reader.counts);
      const booked = bookIncreases({
        sliId,
        atMs: at.atMs,
        intervalSeconds,
        configuration: reader.configuration,
        part: reader.part,
        readings: reader.read(hear(counted, at.atMs)),
        startedAtMs: processStartMs(page.samples),
        previous: state,
        previousAtMs: previous === null ? (state?.scrapedAtMs ?? null) : onPresentWall(previous, at),
        previousSucceeded,
      });
      state = booked.state;
      previous = at;
      store.tallies.add(booked.observations);
      store.counters.set(sliId, target, state);
      store.tallies.heard(sliId, at.atMs);
      if (counted.length > 0) missing.found();
      return {
        seriesCount: counted.length,
        badCount: null,
        observedCount: null,
        warnings: counted.length > 0 ? [] : [missing.describe(page)],
      };
    },
    miss: () => undefined,
  };
}
