import type { ObjectiveSpec, SliKind } from '../facts.ts';
import { SECOND_MS } from '../units.ts';

const names = {
  counters: 'availability',
  query: 'availability',
  histogram: 'latency',
  push: 'availability',
  probe: 'probe availability',
  gauge: 'probe availability',
  up: 'reachability',
} as const satisfies Record<SliKind, string>;

/** What an SLI may be called in front of people: `up` is never "availability" (METRICS.md §2). */
export const sliName = (kind: SliKind): string => names[kind];

/** Whether observations come by the clock (probe, `up`, a gauge of 0 or 1) and not by what users ask for. */
export const isTimeBased = (kind: SliKind): boolean => kind === 'probe' || kind === 'up' || kind === 'gauge';

/**
 * How many observations a time-based objective owes over a span, all targets together; may be fractional.
 *
 * @example a probe of 2 targets every 30 s owes 240 observations in an hour
 */
export const owedObservations = (spec: ObjectiveSpec, spanMs: number): number =>
  (spanMs / (spec.intervalSeconds * SECOND_MS)) * spec.observedCount;
