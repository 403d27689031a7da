import type { TallySum } from '#shared/facts.ts';

export const MINUTES_PER_HOUR = 60;
export const HOURS_PER_DAY = 24;

/** Tallies of successive spans of equal length: the minutes or the hours of one UTC day. */
export interface TallyColumns {
  readonly good: Float64Array;
  readonly total: Float64Array;
  /** Covered minutes in each span: 0 or 1 for a minute, 0 to 60 for an hour. */
  readonly covered: Uint8Array;
}

/** A sum that is being added up. */
export type RunningSum = { -readonly [Key in keyof TallySum]: TallySum[Key] };

/** Columns in which nothing was counted and nothing was heard. */
export function emptyColumns(length: number): TallyColumns {
  return {
    good: new Float64Array(length),
    total: new Float64Array(length),
    covered: new Uint8Array(length),
  };
}

/** Adds the spans `[from, to)` of the columns, by index, to `sum`. */
export function addSpans(sum: RunningSum, columns: TallyColumns, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    sum.good += columns.good[index] ?? 0;
    sum.total += columns.total[index] ?? 0;
    sum.coveredMinutes += columns.covered[index] ?? 0;
  }
}

/** The sum of all spans. Whole counts are exact up to 2^53. */
export function sumOf(columns: TallyColumns): TallySum {
  const sum: RunningSum = { good: 0, total: 0, coveredMinutes: 0 };
  addSpans(sum, columns, 0, columns.total.length);
  return sum;
}

/** The 24 hours of a day's 1 440 minutes. */
export function hoursOf(minutes: TallyColumns): TallyColumns {
  const hours = emptyColumns(HOURS_PER_DAY);
  for (let hour = 0; hour < HOURS_PER_DAY; hour += 1) {
    const sum: RunningSum = { good: 0, total: 0, coveredMinutes: 0 };
    addSpans(sum, minutes, hour * MINUTES_PER_HOUR, (hour + 1) * MINUTES_PER_HOUR);
    hours.good[hour] = sum.good;
    hours.total[hour] = sum.total;
    hours.covered[hour] = sum.coveredMinutes;
  }
  return hours;
}
