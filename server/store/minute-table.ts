import type { Database } from 'better-sqlite3';
import { MINUTES_PER_DAY } from '#shared/units.ts';
import type { OpenDay } from './open-days.ts';

export type MinuteRow = [epochMinute: number, sliId: number, good: number, total: number, covered: number];

/** Minutes of open days in the file, a row each. */
export interface MinuteTable {
  rows(): IterableIterator<MinuteRow>;
  /** Writes the changed minutes of a day. Called within a transaction. */
  write(day: OpenDay): void;
  /** Deletes the rows of one day. */
  remove(day: OpenDay): void;
  /**
   * Deletes the oldest half hour of minutes before `epochDay`, all of them rows that count no more. No more than
   * that at once: a day of a thousand SLIs would hold up the process.
   */
  sweepBefore(epochDay: number): void;
}

const MINUTES_SWEPT_AT_ONCE = 30;

export function createMinuteTable(database: Database, name: 'tally_recent' | 'late_minutes'): MinuteTable {
  const select = database
    .prepare<[], MinuteRow>(`SELECT epoch_minute, sli_id, good, total, covered FROM ${name}`)
    .raw();
  const upsert = database.prepare<MinuteRow>(
    `INSERT INTO ${name} (epoch_minute, sli_id, good, total, covered) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (epoch_minute, sli_id) DO UPDATE SET good = excluded.good, total = excluded.total,
       covered = excluded.covered`,
  );
  const deleteBetween = database.prepare<[number, number, number]>(
    `DELETE FROM ${name} WHERE sli_id = ? AND epoch_minute >= ? AND epoch_minute < ?`,
  );
  const oldest = database.prepare<[], number | null>(`SELECT min(epoch_minute) FROM ${name}`).pluck();
  const deleteBefore = database.prepare<[number]>(`DELETE FROM ${name} WHERE epoch_minute < ?`);

  return {
    rows: () => select.iterate(),
    write({ sliId, epochDay, minutes, changed }) {
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
    remove({ sliId, epochDay }) {
      deleteBetween.run(sliId, epochDay * MINUTES_PER_DAY, (epochDay + 1) * MINUTES_PER_DAY);
    },
    sweepBefore(epochDay) {
      const from = oldest.get() ?? null;
      const end = epochDay * MINUTES_PER_DAY;
      if (from !== null && from < end) deleteBefore.run(Math.min(end, from + MINUTES_SWEPT_AT_ONCE));
    },
  };
}
