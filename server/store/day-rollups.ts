import type { TallySum } from '#shared/facts.ts';
import type { RunningSum } from './tally-columns.ts';

/** Sums of one SLI's packed days. */
export interface DayRollups {
  has(epochDay: number): boolean;
  /** Adds the days `[fromDay, toDay)` to `sum`, oldest first; those that are not packed add nothing. */
  addTo(sum: RunningSum, fromDay: number, toDay: number): void;
  set(epochDay: number, sum: TallySum): void;
}

/** A row as the file gives it. */
export type RollupRow = [epochDay: number, good: number, total: number, coveredMinutes: number];

/** Says that a day is not packed; no day covers less than nothing. */
const NOT_PACKED = -1;
/** Room for the days to come, so that not every one of them moves all. */
const SPARE_DAYS = 32;

/**
 * Columns by day rather than an object each: a year of two thousand SLIs takes 14 MB, not 100.
 *
 * @param rows in any order
 */
export function createDayRollups(rows: readonly RollupRow[]): DayRollups {
  let firstDay = 0;
  let good = new Float64Array(0);
  let total = new Float64Array(0);
  let covered = new Int16Array(0);

  /** Makes room for the days from `fromDay` to `toDay`, both inside. */
  function stretch(fromDay: number, toDay: number): void {
    const isEmpty = covered.length === 0;
    const start = isEmpty ? fromDay : Math.min(firstDay, fromDay);
    const end = isEmpty ? toDay : Math.max(firstDay + covered.length - 1, toDay);
    const length = end - start + 1 + SPARE_DAYS;
    const offset = firstDay - start;
    const grown = [new Float64Array(length), new Float64Array(length)] as const;
    const days = new Int16Array(length).fill(NOT_PACKED);
    if (!isEmpty) {
      grown[0].set(good, offset);
      grown[1].set(total, offset);
      days.set(covered, offset);
    }
    [good, total] = grown;
    covered = days;
    firstDay = start;
  }

  function put(epochDay: number, dayGood: number, dayTotal: number, coveredMinutes: number): void {
    const index = epochDay - firstDay;
    if (index < 0 || index >= covered.length) {
      stretch(epochDay, epochDay);
      put(epochDay, dayGood, dayTotal, coveredMinutes);
      return;
    }
    good[index] = dayGood;
    total[index] = dayTotal;
    covered[index] = coveredMinutes;
  }

  const days = rows.map(([epochDay]) => epochDay);
  if (days.length > 0)
    stretch(
      days.reduce((a, b) => Math.min(a, b)),
      days.reduce((a, b) => Math.max(a, b)),
    );
  for (const row of rows) put(...row);

  return {
    has: (epochDay) => (covered[epochDay - firstDay] ?? NOT_PACKED) !== NOT_PACKED,
    addTo(sum, fromDay, toDay) {
      const end = Math.min(toDay - firstDay, covered.length);
      for (let index = Math.max(0, fromDay - firstDay); index < end; index += 1) {
        const coveredMinutes = covered[index] ?? NOT_PACKED;
        if (coveredMinutes === NOT_PACKED) continue;
        sum.good += good[index] ?? 0;
        sum.total += total[index] ?? 0;
        sum.coveredMinutes += coveredMinutes;
      }
    },
    set: (epochDay, sum) => put(epochDay, sum.good, sum.total, sum.coveredMinutes),
  };
}
