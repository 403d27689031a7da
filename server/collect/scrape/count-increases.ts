import { counterIncrease } from '#shared/stats/counter-increase.ts';
import type { ProcessCounters } from '../../store/store.ts';
import { type CounterReading, isCount } from './counter-reading.ts';
import { findProcess, hasFallen, rememberProcess, rememberValues } from './remembered-processes.ts';
import type { Share } from './spread-evenly.ts';

/** A page's counters, and what is known of the processes behind its target. */
export interface CountedPage {
  readonly readings: readonly CounterReading[];
  /** When the process of this page began, by its own word; null where it does not say. */
  readonly startedAtMs: number | null;
  readonly atMs: number;
  /** Empty at the first page of a target. */
  readonly processes: readonly ProcessCounters[];
  /** When the last good scrape was made; null for the first. */
  readonly previousAtMs: number | null;
  /** Whether the attempt just before this one succeeded. */
  readonly previousSucceeded: boolean;
}

export interface CountedIncreases {
  readonly sum: Share;
  readonly processes: readonly ProcessCounters[];
}

/** What a page is compared with. */
interface Base extends Pick<ProcessCounters, 'values' | 'isWhole'> {
  /** Whether a series without a last value counts from 0; else it adds nothing at first sight. */
  readonly countsNewborns: boolean;
}

const NOTHING_KNOWN: Base = { values: new Map(), isWhole: true, countsNewborns: false };

/** Clocks of targets that are further ahead than this prove nothing. */
const CLOCK_TOLERANCE_MS = 2_000;
/** Counts below this may have been passed in the first moments of a new process. */
const FEW = 1_000;

/** Whether a process began after the last good scrape, so that it was never counted. */
function beganSince({ startedAtMs, previousAtMs, atMs }: CountedPage): boolean {
  if (startedAtMs === null || previousAtMs === null) return false;
  return startedAtMs > previousAtMs && startedAtMs <= atMs + CLOCK_TOLERANCE_MS;
}

/**
 * Whether the counters of a new process go on where those of the one before it stood: an exporter that was started
 * anew counts for somebody else. So it is where none has fallen, and they stand too high for a beginning.
 */
function goesOn({ values }: ProcessCounters, readings: readonly CounterReading[]): boolean {
  if (hasFallen(values, readings)) return false;
  const known = readings.reduce((sum, { key }) => sum + (values.get(key) || 0), 0);
  return known >= FEW;
}

function baseOf(page: CountedPage, known: ProcessCounters | null): Base {
  const { processes, readings, previousSucceeded } = page;
  if (known !== null) return { ...known, countsNewborns: previousSucceeded && known.isWhole };
  if (!beganSince(page)) return NOTHING_KNOWN;
  const [last] = processes;
  if (last !== undefined && goesOn(last, readings)) return { ...last, countsNewborns: false };
  return { ...NOTHING_KNOWN, countsNewborns: true };
}

function increase({ values, countsNewborns }: Base, { key, value }: CounterReading): number {
  const before = values.get(key);
  if (before === undefined) return countsNewborns ? value : 0;
  return Number.isNaN(before) ? 0 : counterIncrease(before, value);
}

function sumIncreases(base: Base, readings: readonly CounterReading[]): Share {
  let total = 0;
  let part = 0;
  for (const reading of readings) {
    const added = increase(base, reading);
    if (reading.isTotal) total += added;
    if (reading.isPart) part += added;
  }
  // The two selectors may disagree by requests that end while the page is written.
  return { total, part: Math.min(part, total) };
}

/**
 * What was counted since the last good scrape, by METRICS.md §2 "Counters". Counters belong to the process that counts,
 * and a page tells by `process_start_time_seconds` which one wrote it:
 * - a process seen before goes on from its own last values, however many others answered in between; a series of it that
 *   stands lower has begun anew;
 * - one that began after the last good scrape counts from 0, whole, unless its counters go on where the last ones stood;
 * - one that is older and was never seen adds nothing at first sight.
 *
 * A series that is new in a process seen before counts from 0 where the attempt before this one succeeded. Where series
 * had to be forgotten it might be one of those, and then it adds nothing at first sight; so it is with one that was
 * there before and held no number.
 *
 * @example processes A and B that answer in turn with 100, 30, 110, 35 add 0, 0, 10, 5
 */
export function countIncreases(page: CountedPage): CountedIncreases {
  const { processes, startedAtMs } = page;
  const readings = page.readings.filter(isCount);
  const known = findProcess(processes, startedAtMs, readings);
  const base = baseOf({ ...page, readings }, known);
  const now = { startedAtMs, ...rememberValues(base, page.readings) };
  return { sum: sumIncreases(base, readings), processes: rememberProcess(processes, now, known) };
}
