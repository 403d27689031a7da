import type { Database } from 'better-sqlite3';
import { MINUTES_PER_DAY } from '#shared/units.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { createDayCuts, type DayCuts } from './day-cuts.ts';
import { createDayRollups, type DayRollups, type RollupRow } from './day-rollups.ts';
import { decodeColumns, encodeColumns } from './minute-codec.ts';
import { createPackedParts } from './packed-part.ts';
import {
  emptyColumns,
  HOURS_PER_DAY,
  hoursOf,
  MINUTES_PER_HOUR,
  sumOf,
  type TallyColumns,
} from './tally-columns.ts';

/** Days that are over, packed into one chunk per SLI and day, with their sums beside them. */
export interface PackedDays {
  /** Sums by day. Live: days packed later appear in it. */
  rollups(sliId: number): Pick<DayRollups, 'has' | 'addTo'>;
  /** Sums of packed days on both sides of a minute. Live as well. */
  cuts(sliId: number): Pick<DayCuts, 'addTo'>;
  /** The 24 hours of a packed day; zeros where it is not packed. Not to be changed. */
  hours(sliId: number, epochDay: number): TallyColumns;
  /** The 60 minutes of an hour, 0 to 23, of a packed day; zeros where it is not packed. Not to be changed. */
  hour(sliId: number, epochDay: number, hour: number): TallyColumns;
  /** The 1 440 minutes of a packed day; zeros where it is not packed. Not to be changed. */
  minutes(sliId: number, epochDay: number): TallyColumns;
  /** Writes a day over what was packed of it before. Called within a transaction. */
  write(sliId: number, epochDay: number, minutes: TallyColumns): void;
  /** What was written is through: answers may show it. */
  committed(sliId: number, epochDay: number, minutes: TallyColumns): void;
}

/** Whole days kept at hand: one takes 24 KB. They are asked for where every minute of some days is judged. */
const KEPT_DAYS = 512;

/**
 * Hours kept at hand for each SLI. Its windows begin on as many days, at the same minute: within an hour, each of them
 * asks for one hour's minutes and the day's other hours. Together they take some 2 KB.
 */
const KEPT_HOURS_OF_SLI = 8;
const FEWEST_KEPT_HOURS = 1_024;

/** More days than a key can tell apart, which is the year 4840. */
const DAYS_IN_KEY = 2 ** 20;

const part = ({ good, total, covered }: TallyColumns, from: number, to: number): TallyColumns => ({
  good: good.slice(from, to),
  total: total.slice(from, to),
  covered: covered.slice(from, to),
});

/** @param sliCount how many SLIs there are: each has windows of its own */
export function createPackedDays(database: Database, sliCount: () => number): PackedDays {
  const selectRollups = database
    .prepare<[number], RollupRow>(
      'SELECT epoch_day, good, total, covered_minutes FROM day_rollups WHERE sli_id = ?',
    )
    .raw();
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
  const rollupsOf = new Map<number, DayRollups>();
  const cutsOf = new Map<number, DayCuts>();
  const keptHours = () => Math.max(FEWEST_KEPT_HOURS, KEPT_HOURS_OF_SLI * sliCount());
  const hours = createBoundedCache<TallyColumns, number>(keptHours);
  const singleHours = createBoundedCache<TallyColumns, number>(keptHours);
  const days = createBoundedCache<TallyColumns, number>(KEPT_DAYS);
  const dayKey = (sliId: number, epochDay: number) => sliId * DAYS_IN_KEY + epochDay;
  const hourKey = (sliId: number, epochDay: number, hour: number) =>
    dayKey(sliId, epochDay) * HOURS_PER_DAY + hour;

  function rollups(sliId: number): DayRollups {
    const known = rollupsOf.get(sliId);
    if (known !== undefined) return known;
    const loaded = createDayRollups(selectRollups.all(sliId));
    rollupsOf.set(sliId, loaded);
    return loaded;
  }

  function read(sliId: number, epochDay: number): TallyColumns {
    const bytes = selectMinutes.get(sliId, epochDay);
    return bytes === undefined ? emptyColumns(MINUTES_PER_DAY) : decodeColumns(bytes);
  }

  const hoursOfDay: PackedDays['hours'] = (sliId, epochDay) =>
    hours.get(dayKey(sliId, epochDay), () => {
      const bytes = selectHours.get(sliId, epochDay);
      return bytes === undefined ? emptyColumns(HOURS_PER_DAY) : decodeColumns(bytes);
    });
  const minutesOfHour: PackedDays['hour'] = (sliId, epochDay, hour) =>
    singleHours.get(hourKey(sliId, epochDay, hour), () =>
      part(read(sliId, epochDay), hour * MINUTES_PER_HOUR, (hour + 1) * MINUTES_PER_HOUR),
    );

  function cuts(sliId: number): DayCuts {
    const known = cutsOf.get(sliId);
    if (known !== undefined) return known;
    const made = createDayCuts(createPackedParts({ hours: hoursOfDay, hour: minutesOfHour }, sliId));
    cutsOf.set(sliId, made);
    return made;
  }

  return {
    rollups,
    cuts,
    hours: hoursOfDay,
    hour: minutesOfHour,
    minutes: (sliId, epochDay) => days.get(dayKey(sliId, epochDay), () => read(sliId, epochDay)),
    write(sliId, epochDay, columns) {
      const { good, total, coveredMinutes } = sumOf(columns);
      writeRollup.run(sliId, epochDay, good, total, coveredMinutes, encodeColumns(hoursOf(columns)));
      writeMinutes.run(sliId, epochDay, encodeColumns(columns));
    },
    committed(sliId, epochDay, columns) {
      rollups(sliId).set(epochDay, sumOf(columns));
      cutsOf.get(sliId)?.forget(epochDay);
      hours.forget(dayKey(sliId, epochDay));
      for (let hour = 0; hour < HOURS_PER_DAY; hour += 1) singleHours.forget(hourKey(sliId, epochDay, hour));
      days.forget(dayKey(sliId, epochDay));
    },
  };
}
