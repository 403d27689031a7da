import { floorMinute, MINUTE_MS } from '#shared/units.ts';
import type { CounterState, Observation } from '../../store/store.ts';
import { countIncreases } from './count-increases.ts';
import type { CounterReading } from './counter-reading.ts';
import { minutesHeard } from './minutes-heard.ts';
import { type Share, spreadEvenly } from './spread-evenly.ts';

/** Gaps up to this are booked on the minute of the second sample, whatever the interval. */
const LONGEST_UNSPREAD_MS = 5 * MINUTE_MS;

/** A good scrape of one target, as one counters objective sees it. */
export interface CounterScrape {
  readonly sliId: number;
  readonly atMs: number;
  readonly intervalSeconds: number;
  /** Fingerprint of the selectors. */
  readonly configuration: string;
  /** What the second selector counts. */
  readonly part: 'good' | 'bad';
  readonly readings: readonly CounterReading[];
  /** When the process of this page began, by its own word; null where it does not say. */
  readonly startedAtMs: number | null;
  /** What the last good scrape left; null for the first one. Another configuration counts as none. */
  readonly previous: CounterState | null;
  /** When that was on the wall clock as it goes now. */
  readonly previousAtMs: number | null;
  /** Whether the attempt just before this one succeeded. */
  readonly previousSucceeded: boolean;
}

export interface BookedIncreases {
  readonly observations: readonly Observation[];
  readonly state: CounterState;
}

/** Minutes after that of the previous sample, up to the sample's own, where the time between is a gap. */
function gapMinutes(scrape: CounterScrape): number {
  const { atMs, previousAtMs, intervalSeconds } = scrape;
  const longestMs = Math.max(LONGEST_UNSPREAD_MS, 3 * intervalSeconds * 1_000);
  if (previousAtMs === null || atMs - previousAtMs <= longestMs) return 1;
  return (floorMinute(atMs) - floorMinute(previousAtMs)) / MINUTE_MS;
}

function toObservations(scrape: CounterScrape, sum: Share): Observation[] {
  const { sliId, atMs, intervalSeconds, part, previousAtMs } = scrape;
  const heard = new Set(minutesHeard(atMs, previousAtMs, intervalSeconds));
  const shares = spreadEvenly(sum.total, sum.part, gapMinutes(scrape));
  const firstMs = floorMinute(atMs) - (shares.length - 1) * MINUTE_MS;
  const shareOf = new Map(shares.map((share, index) => [firstMs + index * MINUTE_MS, share]));
  for (const minuteMs of heard) if (!shareOf.has(minuteMs)) shareOf.set(minuteMs, { total: 0, part: 0 });
  const observations: Observation[] = [];
  for (const [minuteMs, share] of shareOf) {
    const covered = heard.has(minuteMs);
    const good = part === 'good' ? share.part : share.total - share.part;
    if (covered || share.total > 0) observations.push({ sliId, minuteMs, good, total: share.total, covered });
  }
  return observations.sort((a, b) => a.minuteMs - b.minuteMs);
}

/**
 * What a good scrape adds to the tallies, by METRICS.md §2 "Counters": increases between successive samples of
 * each series, no extrapolation. They are booked on the minute of the second sample; after a gap of more than
 * max(5 min, 3 × interval) they are spread over its minutes, which stay uncovered but for the sample's own.
 *
 * @see countIncreases
 * @example 100, 160, 30, 50 book 0, 60, 30, 20
 */
export function bookIncreases(scrape: CounterScrape): BookedIncreases {
  const { atMs, configuration, previous } = scrape;
  const known = previous?.configuration === configuration ? previous : null;
  const previousAtMs = known === null ? null : scrape.previousAtMs;
  const { sum, processes } = countIncreases({ ...scrape, previousAtMs, processes: known?.processes ?? [] });
  return {
    observations: toObservations({ ...scrape, previousAtMs }, sum),
    state: { scrapedAtMs: atMs, configuration, processes },
  };
}
