import { MINUTES_PER_DAY } from '#shared/units.ts';
import type { PackedDays } from './packed-days.ts';
import { addSpans, MINUTES_PER_HOUR, type RunningSum } from './tally-columns.ts';

/** A stretch of one UTC day, in minutes of that day: `[from, to)`. */
export interface PartOfDay {
  readonly epochDay: number;
  readonly from: number;
  readonly to: number;
}

/** Adds up parts of one SLI's packed days, from hours where they are whole. */
export function createPackedParts(packed: Pick<PackedDays, 'hour' | 'hours'>, sliId: number) {
  /** Adds minutes that lie in one hour. */
  function addWithinHour(sum: RunningSum, epochDay: number, from: number, to: number): void {
    const hour = Math.floor(from / MINUTES_PER_HOUR);
    const start = hour * MINUTES_PER_HOUR;
    addSpans(sum, packed.hour(sliId, epochDay, hour), from - start, to - start);
  }

  return (sum: RunningSum, { epochDay, from, to }: PartOfDay): void => {
    const firstHour = Math.ceil(from / MINUTES_PER_HOUR);
    const endHour = Math.floor(to / MINUTES_PER_HOUR);
    const wholeFrom = firstHour * MINUTES_PER_HOUR;
    const wholeTo = endHour * MINUTES_PER_HOUR;
    if (firstHour > endHour) {
      addWithinHour(sum, epochDay, from, to);
      return;
    }
    if (from < wholeFrom) addWithinHour(sum, epochDay, from, wholeFrom);
    if (firstHour < endHour) addSpans(sum, packed.hours(sliId, epochDay), firstHour, endHour);
    if (wholeTo < to) addWithinHour(sum, epochDay, wholeTo, to);
  };
}

/** Days of all zones begin at a quarter of an hour. */
const CUTS_AT_MINUTES = 15;

/** At which minute it cuts its day in two where a day of a zone may begin or end; null where it does not. */
export function cutOf({ from, to }: PartOfDay): number | null {
  if (from > 0 && to < MINUTES_PER_DAY) return null;
  const minute = from > 0 ? from : to;
  return minute < MINUTES_PER_DAY && minute % CUTS_AT_MINUTES === 0 ? minute : null;
}
