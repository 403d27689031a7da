import type { OpenDay } from './open-days.ts';

/** Open days that were over when they were opened, the one that was changed longest ago first. */
export interface LateDays {
  /** Notes that a day is being changed. */
  touched(day: OpenDay): void;
  /** Notes that the file holds what was changed of a day. */
  written(day: OpenDay, atMs: number): void;
  /** The day is packed. */
  drop(day: OpenDay): void;
  /** Those that were not written for a while at `atMs`: packed sooner, they would be packed over and over. */
  rested(atMs: number): OpenDay[];
  /** Those to be packed now, so that no more than a bounded number stays in memory. */
  surplus(): OpenDay[];
}

/** A day is left open for so long after a late write: more of them may follow. */
const REST_MS = 5 * 60_000;

/** A day takes 24 KB of memory. */
const KEPT_AT_LEAST = 500;

/** Surplus days packed with one flush, as long as there are not more than twice as many days as are to be kept. */
const SURPLUS_AT_ONCE = 10;

interface LateDaysOptions {
  /** Days found in the file at the start. */
  readonly days: readonly OpenDay[];
  /** How many SLIs there are: each may have a late day, as in a file that is sorted by time. */
  readonly sliCount: () => number;
}

export function createLateDays({ days, sliCount }: LateDaysOptions): LateDays {
  // A Map hands out its keys in the order they were put in.
  const writtenAtMs = new Map<OpenDay, number>(days.map((day) => [day, Number.NEGATIVE_INFINITY]));

  return {
    touched(day) {
      writtenAtMs.delete(day);
      writtenAtMs.set(day, Number.POSITIVE_INFINITY);
    },
    written(day, atMs) {
      writtenAtMs.set(day, atMs);
    },
    drop(day) {
      writtenAtMs.delete(day);
    },
    rested(atMs) {
      // A write that lies ahead came before the clock was set back: how long ago, nobody knows.
      const isRested = (sinceMs: number) => Math.abs(atMs - sinceMs) >= REST_MS;
      return [...writtenAtMs].filter(([, sinceMs]) => isRested(sinceMs)).map(([day]) => day);
    },
    surplus() {
      const kept = Math.max(KEPT_AT_LEAST, sliCount());
      const over = Math.max(0, writtenAtMs.size - kept);
      const count = Math.max(Math.min(over, SURPLUS_AT_ONCE), writtenAtMs.size - 2 * kept);
      return [...writtenAtMs.keys()].slice(0, count);
    },
  };
}
