import type { Database } from 'better-sqlite3';
import { MINUTES_PER_DAY } from '#shared/units.ts';
import { createMinuteTable, type MinuteRow } from './minute-table.ts';
import type { PackedDays } from './packed-days.ts';
import { emptyColumns, type TallyColumns } from './tally-columns.ts';

/** One UTC day of one SLI that is held in memory. */
export interface OpenDay {
  readonly sliId: number;
  readonly epochDay: number;
  readonly minutes: TallyColumns;
  /** Minutes of the day that differ from what the file holds. */
  readonly changed: Set<number>;
  /** Whether the day was over, or packed, when it was opened: its minutes then go to a table of their own. */
  readonly isLate: boolean;
}

/** The days that are being counted, in memory, and their minutes in the file. */
export interface OpenDays {
  /** The open days of one SLI by day since 1970. Live. */
  of(sliId: number): ReadonlyMap<number, OpenDay>;
  /** Opens a day for writing; one that was packed is unpacked first. */
  open(sliId: number, epochDay: number): OpenDay;
  all(): OpenDay[];
  /** Writes the changed minutes of a day. Called within a transaction. */
  writeMinutes(day: OpenDay): void;
  /** The day is packed: deletes minutes that would count over it. Called within the transaction that packs it. */
  removeLateMinutes(day: OpenDay): void;
  /** Takes a packed day out of memory. */
  drop(day: OpenDay): void;
  /** Deletes some of the rows that running days have left before `epochDay`; all those days must be packed. */
  sweepBefore(epochDay: number): void;
}

function copyOf(columns: TallyColumns): TallyColumns {
  return { good: columns.good.slice(), total: columns.total.slice(), covered: columns.covered.slice() };
}

/** @param firstOpenDay the first day that is not over, now */
export function createOpenDays(database: Database, packed: PackedDays, firstOpenDay: () => number): OpenDays {
  const recent = createMinuteTable(database, 'tally_recent');
  const late = createMinuteTable(database, 'late_minutes');
  const days = new Map<number, Map<number, OpenDay>>();

  function of(sliId: number): Map<number, OpenDay> {
    const known = days.get(sliId);
    if (known !== undefined) return known;
    const none = new Map<number, OpenDay>();
    days.set(sliId, none);
    return none;
  }

  const isPacked = (sliId: number, epochDay: number) => packed.rollups(sliId).has(epochDay);

  function openAs(isLate: boolean, sliId: number, epochDay: number): OpenDay {
    const known = of(sliId).get(epochDay);
    if (known !== undefined) return known;
    const minutes = isPacked(sliId, epochDay)
      ? copyOf(packed.minutes(sliId, epochDay))
      : emptyColumns(MINUTES_PER_DAY);
    const day = { sliId, epochDay, minutes, changed: new Set<number>(), isLate };
    of(sliId).set(epochDay, day);
    return day;
  }

  function load([epochMinute, sliId, good, total, covered]: MinuteRow, isLate: boolean): void {
    const epochDay = Math.floor(epochMinute / MINUTES_PER_DAY);
    // A packed day has all that was written while it ran: rows that were not swept yet are old.
    if (!isLate && isPacked(sliId, epochDay)) return;
    const { minutes } = openAs(isLate, sliId, epochDay);
    const minute = epochMinute - epochDay * MINUTES_PER_DAY;
    minutes.good[minute] = good;
    minutes.total[minute] = total;
    minutes.covered[minute] = covered;
  }

  for (const row of recent.rows()) load(row, false);
  for (const row of late.rows()) load(row, true);

  return {
    of,
    open: (sliId, epochDay) =>
      of(sliId).get(epochDay) ??
      openAs(isPacked(sliId, epochDay) || epochDay < firstOpenDay(), sliId, epochDay),
    all: () => [...days.values()].flatMap((ofSli) => [...ofSli.values()]),
    writeMinutes(day) {
      (day.isLate ? late : recent).write(day);
    },
    removeLateMinutes(day) {
      if (day.isLate) late.remove(day);
    },
    drop(day) {
      of(day.sliId).delete(day.epochDay);
    },
    sweepBefore: recent.sweepBefore,
  };
}
