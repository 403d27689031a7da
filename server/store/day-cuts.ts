import { MINUTES_PER_DAY } from '#shared/units.ts';
import type { PartOfDay } from './packed-part.ts';
import type { RunningSum } from './tally-columns.ts';

/** Sums of one SLI's packed days on both sides of a minute: days of other zones begin and end within them. */
export interface DayCuts {
  /**
   * Adds what a day has before the minute, or from it on, to `sum`.
   *
   * @param minute of the day, from 1 to 1 439
   */
  addTo(sum: RunningSum, epochDay: number, minute: number, side: 'before' | 'after'): void;
  /** The day was packed anew. */
  forget(epochDay: number): void;
}

/** No day is cut there. */
const NOT_CUT = 0;
/** Room for the days around, so that not every one of them moves all. */
const SPARE_DAYS = 32;

/** Columns by day: good and total before the cut, good and total after it. */
const SUMS = 4;
/** The minute of the cut, and the minutes covered before and after it. */
const MINUTES = 3;

/**
 * Keeps one cut of each day, the one asked for last, in columns: a year of two thousand SLIs takes 28 MB. A zone cuts
 * its days at one minute, or at two where it has summer time.
 *
 * @param addPart adds up what is to be kept
 */
export function createDayCuts(addPart: (sum: RunningSum, part: PartOfDay) => void): DayCuts {
  let firstDay = 0;
  let sums = new Float64Array(0);
  let minutes = new Int16Array(0);
  const dayCount = () => minutes.length / MINUTES;

  /** Makes room for a day. */
  function stretch(epochDay: number): void {
    const isEmpty = dayCount() === 0;
    const start = isEmpty ? epochDay : Math.min(firstDay, epochDay - SPARE_DAYS);
    const end = isEmpty ? epochDay : Math.max(firstDay + dayCount() - 1, epochDay);
    const length = end - start + 1 + SPARE_DAYS;
    const grownSums = new Float64Array(length * SUMS);
    const grownMinutes = new Int16Array(length * MINUTES);
    if (!isEmpty) {
      grownSums.set(sums, (firstDay - start) * SUMS);
      grownMinutes.set(minutes, (firstDay - start) * MINUTES);
    }
    [sums, minutes, firstDay] = [grownSums, grownMinutes, start];
  }

  function cut(epochDay: number, minute: number): void {
    const before: RunningSum = { good: 0, total: 0, coveredMinutes: 0 };
    const after: RunningSum = { good: 0, total: 0, coveredMinutes: 0 };
    addPart(before, { epochDay, from: 0, to: minute });
    addPart(after, { epochDay, from: minute, to: MINUTES_PER_DAY });
    const index = epochDay - firstDay;
    sums.set([before.good, before.total, after.good, after.total], index * SUMS);
    minutes.set([minute, before.coveredMinutes, after.coveredMinutes], index * MINUTES);
  }

  /** The place of a day among the columns, cut at the minute. */
  function placeOf(epochDay: number, minute: number): number {
    if (epochDay < firstDay || epochDay >= firstDay + dayCount()) stretch(epochDay);
    const index = epochDay - firstDay;
    if (minutes[index * MINUTES] !== minute) cut(epochDay, minute);
    return index;
  }

  return {
    addTo(sum, epochDay, minute, side) {
      const index = placeOf(epochDay, minute);
      const isAfter = side === 'after' ? 1 : 0;
      sum.good += sums[index * SUMS + 2 * isAfter] ?? 0;
      sum.total += sums[index * SUMS + 2 * isAfter + 1] ?? 0;
      sum.coveredMinutes += minutes[index * MINUTES + 1 + isAfter] ?? 0;
    },
    forget(epochDay) {
      const index = epochDay - firstDay;
      if (index >= 0 && index < dayCount()) minutes[index * MINUTES] = NOT_CUT;
    },
  };
}
