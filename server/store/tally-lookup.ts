import type { MinuteColumns, TallyLookup, TallySum } from '#shared/facts.ts';
import { MINUTE_MS, MINUTES_PER_DAY } from '#shared/units.ts';
import type { OpenDay } from './open-days.ts';
import type { PackedDays } from './packed-days.ts';
import { createPackedParts, cutOf, type PartOfDay } from './packed-part.ts';
import type { Sli } from './slis.ts';
import {
  addSpans,
  emptyColumns,
  MINUTES_PER_HOUR,
  type RunningSum,
  type TallyColumns,
} from './tally-columns.ts';

function toEpochMinute(atMs: number): number {
  if (atMs % MINUTE_MS !== 0) throw new RangeError(`an edge must be a multiple of a minute, not ${atMs}`);
  return atMs / MINUTE_MS;
}

function checkOrder(startMinute: number, endMinute: number): void {
  if (startMinute > endMinute)
    throw new RangeError(
      `a span must not end before it starts: ${startMinute * MINUTE_MS} to ${endMinute * MINUTE_MS}`,
    );
}

function* partsOfDays(fromMs: number, toMs: number): Generator<PartOfDay> {
  const end = toEpochMinute(toMs);
  let start = toEpochMinute(fromMs);
  checkOrder(start, end);
  while (start < end) {
    const epochDay = Math.floor(start / MINUTES_PER_DAY);
    const midnight = epochDay * MINUTES_PER_DAY;
    const stop = Math.min(end, midnight + MINUTES_PER_DAY);
    yield { epochDay, from: start - midnight, to: stop - midnight };
    start = stop;
  }
}

/**
 * Answers from the coarsest tallies that are exact: roll-ups for whole UTC days, what is kept of the days that a zone's
 * midnight cuts, hours for whole hours, minutes at ragged edges and for days that are still open. Answers follow the store as it changes.
 */
export function createTallyLookup(
  sli: Sli,
  open: ReadonlyMap<number, OpenDay>,
  packed: PackedDays,
): TallyLookup {
  const rollups = packed.rollups(sli.id);
  const cuts = packed.cuts(sli.id);
  const addFromHours = createPackedParts(packed, sli.id);

  /** Days of the team's zone cut all packed days alike: they are asked for again and again. */
  function addPackedPart(sum: RunningSum, part: PartOfDay): void {
    const minute = cutOf(part);
    if (minute === null) addFromHours(sum, part);
    else cuts.addTo(sum, part.epochDay, minute, part.from > 0 ? 'after' : 'before');
  }

  function addPart(sum: RunningSum, part: PartOfDay): void {
    const day = open.get(part.epochDay);
    if (day !== undefined) addSpans(sum, day.minutes, part.from, part.to);
    else if (!rollups.has(part.epochDay)) return;
    else if (part.to - part.from === MINUTES_PER_DAY) rollups.addTo(sum, part.epochDay, part.epochDay + 1);
    else addPackedPart(sum, part);
  }

  /** Adds whole days, the open ones from their minutes, in the order of time. */
  function addDays(sum: RunningSum, fromDay: number, toDay: number): void {
    let day = fromDay;
    while (day < toDay) {
      let next = day;
      while (next < toDay && !open.has(next)) next += 1;
      rollups.addTo(sum, day, next);
      if (next < toDay) addPart(sum, { epochDay: next, from: 0, to: MINUTES_PER_DAY });
      day = next + 1;
    }
  }

  function sumBetween(fromMs: number, toMs: number): TallySum {
    const [start, end] = [toEpochMinute(fromMs), toEpochMinute(toMs)];
    checkOrder(start, end);
    const sum: RunningSum = { good: 0, total: 0, coveredMinutes: 0 };
    const firstDay = Math.floor(start / MINUTES_PER_DAY);
    const lastDay = Math.floor(end / MINUTES_PER_DAY);
    const from = start - firstDay * MINUTES_PER_DAY;
    const to = end - lastDay * MINUTES_PER_DAY;
    if (firstDay === lastDay) {
      if (from < to) addPart(sum, { epochDay: firstDay, from, to });
      return sum;
    }
    if (from > 0) addPart(sum, { epochDay: firstDay, from, to: MINUTES_PER_DAY });
    addDays(sum, from > 0 ? firstDay + 1 : firstDay, lastDay);
    if (to > 0) addPart(sum, { epochDay: lastDay, from: 0, to });
    return sum;
  }

  /** Where some minutes of a day are found, and at which place there. */
  function placeOf({ epochDay, from, to }: PartOfDay): { minutes: TallyColumns; from: number } | null {
    const day = open.get(epochDay);
    if (day !== undefined) return { minutes: day.minutes, from };
    if (!rollups.has(epochDay)) return null;
    const hour = Math.floor(from / MINUTES_PER_HOUR);
    const start = hour * MINUTES_PER_HOUR;
    // Within one hour there is no need of the whole day.
    if (to <= start + MINUTES_PER_HOUR)
      return { minutes: packed.hour(sli.id, epochDay, hour), from: from - start };
    return { minutes: packed.minutes(sli.id, epochDay), from };
  }

  function columnsBetween(fromMs: number, toMs: number): MinuteColumns {
    const parts = [...partsOfDays(fromMs, toMs)];
    const columns = emptyColumns((toMs - fromMs) / MINUTE_MS);
    let offset = 0;
    for (const part of parts) {
      const length = part.to - part.from;
      const place = placeOf(part);
      if (place !== null) {
        const { minutes, from } = place;
        columns.good.set(minutes.good.subarray(from, from + length), offset);
        columns.total.set(minutes.total.subarray(from, from + length), offset);
        columns.covered.set(minutes.covered.subarray(from, from + length), offset);
      }
      offset += length;
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
