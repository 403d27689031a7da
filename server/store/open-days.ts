import type { Database } from 'better-sqlite3';
import { MINUTES_PER_DAY } from '#shared/units.ts';
import type { PackedDays } from './packed-days.ts';
import { emptyColumns, type TallyColumns } from './tally-columns.ts';

/** One UTC day of one SLI that is held in memory. */
export interface OpenDay {
  readonly sliId: number;
  readonly epochDay: number;
  readonly minutes: TallyColumns;
  /** Minutes of the day that differ from what the file holds. */
  readonly changed: Set<number>;
  /** Whether it was packed before and was opened again for a late write. */
  readonly isPacked: boolean;
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
  /** Takes a packed day out of memory. */
  drop(day: OpenDay): void;
  /**
   * Deletes the oldest two hours of minutes before `epochDay`; all those days must be packed, so that their
   * rows count no more. No more than that at once: a day of a thousand SLIs would hold up the process.
   */
  sweepBefore(epochDay: number): void;
}

type RecentRow = [epochMinute: number, sliId: number, good: number, total: number, covered: number];

const MINUTES_SWEPT_AT_ONCE = 120;

function copyOf(columns: TallyColumns): TallyColumns {
  return { good: columns.good.slice(), total: columns.total.slice(), covered: columns.covered.slice() };
}

export function createOpenDays(database: Database, packed: PackedDays): OpenDays {
  const upsert = database.prepare<RecentRow>(
    `INSERT INTO tally_recent (epoch_minute, sli_id, good, total, covered) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (epoch_minute, sli_id) DO UPDATE SET good = excluded.good, total = excluded.total,
       covered = excluded.covered`,
  );
  const oldest = database.prepare<[], number | null>('SELECT min(epoch_minute) FROM tally_recent').pluck();
  const deleteBefore = database.prepare<[number]>('DELETE FROM tally_recent WHERE epoch_minute < ?');
  const days = new Map<number, Map<number, OpenDay>>();

  function of(sliId: number): Map<number, OpenDay> {
    const known = days.get(sliId);
    if (known !== undefined) return known;
    const none = new Map<number, OpenDay>();
    days.set(sliId, none);
    return none;
  }

  function open(sliId: number, epochDay: number): OpenDay {
    const known = of(sliId).get(epochDay);
    if (known !== undefined) return known;
    const isPacked = packed.rollups(sliId).has(epochDay);
    const minutes = isPacked ? copyOf(packed.minutes(sliId, epochDay)) : emptyColumns(MINUTES_PER_DAY);
    const day = { sliId, epochDay, minutes, changed: new Set<number>(), isPacked };
    of(sliId).set(epochDay, day);
    return day;
  }

  function load(): void {
    const rows = database
      .prepare<[], RecentRow>('SELECT epoch_minute, sli_id, good, total, covered FROM tally_recent')
      .raw();
    for (const [epochMinute, sliId, good, total, covered] of rows.iterate()) {
      const epochDay = Math.floor(epochMinute / MINUTES_PER_DAY);
      // A packed day has all its rows and perhaps later writes: rows that were not swept yet are old.
      if (packed.rollups(sliId).has(epochDay)) continue;
      const { minutes } = open(sliId, epochDay);
      const minute = epochMinute - epochDay * MINUTES_PER_DAY;
      minutes.good[minute] = good;
      minutes.total[minute] = total;
      minutes.covered[minute] = covered;
    }
  }

  load();
  return {
    of,
    open,
    all: () => [...days.values()].flatMap((ofSli) => [...ofSli.values()]),
    writeMinutes({ sliId, epochDay, minutes, changed }) {
      for (const minute of changed) {
        upsert.run(
          epochDay * MINUTES_PER_DAY + minute,
          sliId,
          minutes.good[minute] ?? 0,
          minutes.total[minute] ?? 0,
          minutes.covered[minute] ?? 0,
        );
      }
    },
    drop(day) {
      of(day.sliId).delete(day.epochDay);
    },
    sweepBefore(epochDay) {
      const from = oldest.get() ?? null;
      const end = epochDay * MINUTES_PER_DAY;
      if (from !== null && from < end) deleteBefore.run(Math.min(end, from + MINUTES_SWEPT_AT_ONCE));
    },
  };
}
