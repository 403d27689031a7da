import type { Database } from 'better-sqlite3';
import type { TallySum } from '#shared/facts.ts';
import { MINUTES_PER_DAY } from '#shared/units.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { decodeColumns, encodeColumns } from './minute-codec.ts';
import { emptyColumns, HOURS_PER_DAY, hoursOf, sumOf, type TallyColumns } from './tally-columns.ts';

/** Days that are over, packed into one chunk per SLI and day, with their sums beside them. */
export interface PackedDays {
  /** Sums by day since 1970. Live: days packed later appear in it. */
  rollups(sliId: number): ReadonlyMap<number, TallySum>;
  /** The 24 hours of a packed day; zeros where it is not packed. Not to be changed. */
  hours(sliId: number, epochDay: number): TallyColumns;
  /** The 1 440 minutes of a packed day; zeros where it is not packed. Not to be changed. */
  minutes(sliId: number, epochDay: number): TallyColumns;
  /** Writes a day over what was packed of it before. Called within a transaction. */
  write(sliId: number, epochDay: number, minutes: TallyColumns): void;
  /** What was written is through: answers may show it. */
  committed(sliId: number, epochDay: number, minutes: TallyColumns): void;
}

/** Decoded days kept at hand: a day takes 24 KB, so at most 50 MB, and only where so many are asked for. */
const CACHED_DAYS = 2_048;

type RollupRow = TallySum & { readonly epochDay: number };

export function createPackedDays(database: Database): PackedDays {
  const selectRollups = database.prepare<[number], RollupRow>(
    `SELECT epoch_day AS epochDay, good, total, covered_minutes AS coveredMinutes
     FROM day_rollups WHERE sli_id = ?`,
  );
  const selectHours = database
    .prepare<[number, number], Buffer>('SELECT hours FROM day_rollups WHERE sli_id = ? AND epoch_day = ?')
    .pluck();
  const selectMinutes = database
    .prepare<[number, number], Buffer>('SELECT minutes FROM day_minutes WHERE sli_id = ? AND epoch_day = ?')
    .pluck();
  const writeRollup = database.prepare(
    `INSERT INTO day_rollups (sli_id, epoch_day, good, total, covered_minutes, hours) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (sli_id, epoch_day) DO UPDATE SET good = excluded.good, total = excluded.total,
       covered_minutes = excluded.covered_minutes, hours = excluded.hours`,
  );
  const writeMinutes = database.prepare(
    `INSERT INTO day_minutes (sli_id, epoch_day, minutes) VALUES (?, ?, ?)
     ON CONFLICT (sli_id, epoch_day) DO UPDATE SET minutes = excluded.minutes`,
  );
  const rollupsOf = new Map<number, Map<number, TallySum>>();
  const hours = createBoundedCache<TallyColumns>(CACHED_DAYS);
  const minutes = createBoundedCache<TallyColumns>(CACHED_DAYS);
  const keyOf = (sliId: number, epochDay: number) => `${sliId} ${epochDay}`;

  function rollups(sliId: number): Map<number, TallySum> {
    const known = rollupsOf.get(sliId);
    if (known !== undefined) return known;
    const loaded = new Map<number, TallySum>();
    for (const { epochDay, ...sum } of selectRollups.iterate(sliId)) loaded.set(epochDay, sum);
    rollupsOf.set(sliId, loaded);
    return loaded;
  }

  return {
    rollups,
    hours: (sliId, epochDay) =>
      hours.get(keyOf(sliId, epochDay), () => {
        const bytes = selectHours.get(sliId, epochDay);
        return bytes === undefined ? emptyColumns(HOURS_PER_DAY) : decodeColumns(bytes);
      }),
    minutes: (sliId, epochDay) =>
      minutes.get(keyOf(sliId, epochDay), () => {
        const bytes = selectMinutes.get(sliId, epochDay);
        return bytes === undefined ? emptyColumns(MINUTES_PER_DAY) : decodeColumns(bytes);
      }),
    write(sliId, epochDay, columns) {
      const { good, total, coveredMinutes } = sumOf(columns);
      writeRollup.run(sliId, epochDay, good, total, coveredMinutes, encodeColumns(hoursOf(columns)));
      writeMinutes.run(sliId, epochDay, encodeColumns(columns));
    },
    committed(sliId, epochDay, columns) {
      rollups(sliId).set(epochDay, sumOf(columns));
      hours.forget(keyOf(sliId, epochDay));
      minutes.forget(keyOf(sliId, epochDay));
    },
  };
}
