import type { MinuteColumns, TallyLookup, TallySum } from '#shared/facts.ts';
import { MINUTE_MS, MINUTES_PER_DAY } from '#shared/units.ts';
import type { OpenDay } from './open-days.ts';
import type { PackedDays } from './packed-days.ts';
import type { Sli } from './slis.ts';
import {
  addSpans,
  emptyColumns,
  MINUTES_PER_HOUR,
  type RunningSum,
  type TallyColumns,
} from './tally-columns.ts';

/** A stretch of one UTC day, in minutes of that day: `[from, to)`. */
interface PartOfDay {
  readonly epochDay: number;
  readonly from: number;
  readonly to: number;
}

function toEpochMinute(atMs: number): number {
  if (atMs % MINUTE_MS !== 0) throw new RangeError(`an edge must be a multiple of a minute, not ${atMs}`);
  return atMs / MINUTE_MS;
}

function* partsOfDays(fromMs: number, toMs: number): Generator<PartOfDay> {
  const end = toEpochMinute(toMs);
  let start = toEpochMinute(fromMs);
  if (start > end) throw new RangeError(`a span must not end before it starts: ${fromMs} to ${toMs}`);
  while (start < end) {
    const epochDay = Math.floor(start / MINUTES_PER_DAY);
    const midnight = epochDay * MINUTES_PER_DAY;
    const stop = Math.min(end, midnight + MINUTES_PER_DAY);
    yield { epochDay, from: start - midnight, to: stop - midnight };
    start = stop;
  }
}

/**
 * Answers from the coarsest tallies that are exact: roll-ups for whole UTC days, hours for whole hours,
 * minutes at ragged edges and for days that are still open. Answers follow the store as it changes.
 */
export function createTallyLookup(
  sli: Sli,
  open: ReadonlyMap<number, OpenDay>,
  packed: PackedDays,
): TallyLookup {
  const rollups = packed.rollups(sli.id);

  function minutesOf(epochDay: number): TallyColumns | null {
    const day = open.get(epochDay);
    if (day !== undefined) return day.minutes;
    return rollups.has(epochDay) ? packed.minutes(sli.id, epochDay) : null;
  }

  function addPackedPart(sum: RunningSum, { epochDay, from, to }: PartOfDay): void {
    const firstHour = Math.ceil(from / MINUTES_PER_HOUR);
    const endHour = Math.floor(to / MINUTES_PER_HOUR);
    if (firstHour >= endHour) {
      addSpans(sum, packed.minutes(sli.id, epochDay), from, to);
      return;
    }
    const wholeFrom = firstHour * MINUTES_PER_HOUR;
    const wholeTo = endHour * MINUTES_PER_HOUR;
    if (from < wholeFrom) addSpans(sum, packed.minutes(sli.id, epochDay), from, wholeFrom);
    addSpans(sum, packed.hours(sli.id, epochDay), firstHour, endHour);
    if (wholeTo < to) addSpans(sum, packed.minutes(sli.id, epochDay), wholeTo, to);
  }

  function addPart(sum: RunningSum, part: PartOfDay): void {
    const day = open.get(part.epochDay);
    if (day !== undefined) {
      addSpans(sum, day.minutes, part.from, part.to);
      return;
    }
    const rollup = rollups.get(part.epochDay);
    if (rollup === undefined) return;
    if (part.to - part.from < MINUTES_PER_DAY) {
      addPackedPart(sum, part);
      return;
    }
    sum.good += rollup.good;
    sum.total += rollup.total;
    sum.coveredMinutes += rollup.coveredMinutes;
  }

  function sumBetween(fromMs: number, toMs: number): TallySum {
    const sum: RunningSum = { good: 0, total: 0, coveredMinutes: 0 };
    for (const part of partsOfDays(fromMs, toMs)) addPart(sum, part);
    return sum;
  }

  function columnsBetween(fromMs: number, toMs: number): MinuteColumns {
    const parts = [...partsOfDays(fromMs, toMs)];
    const columns = emptyColumns((toMs - fromMs) / MINUTE_MS);
    let offset = 0;
    for (const { epochDay, from, to } of parts) {
      const day = minutesOf(epochDay);
      if (day !== null) {
        columns.good.set(day.good.subarray(from, to), offset);
        columns.total.set(day.total.subarray(from, to), offset);
        columns.covered.set(day.covered.subarray(from, to), offset);
      }
      offset += to - from;
    }
    return { startMs: fromMs, ...columns };
  }

  return {
    get firstMinuteMs() {
      return sli.firstMinuteMs;
    },
    get lastHeardAtMs() {
      return sli.lastHeardAtMs;
    },
    sum: sumBetween,
    sums: (edgesMs) => edgesMs.slice(1).map((toMs, index) => sumBetween(edgesMs[index] ?? toMs, toMs)),
    minutes: columnsBetween,
  };
}
