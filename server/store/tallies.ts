import type { Database } from 'better-sqlite3';
import type { TallyLookup } from '#shared/facts.ts';
import { DAY_MS, floorMinute, MINUTE_MS, MINUTES_PER_DAY } from '#shared/units.ts';
import type { Buffered } from './buffered.ts';
import type { ChangeFeed } from './change-feed.ts';
import { createLateDays } from './late-days.ts';
import { createOpenDays, type OpenDay } from './open-days.ts';
import { createPackedDays } from './packed-days.ts';
import { createSlis, type Sli } from './slis.ts';
import type { Observation, TallyStore } from './store.ts';
import { createTallyLookup } from './tally-lookup.ts';

/** A day is packed this long after it ended: observations that come a little late find it open. */
const PACK_DELAY_MS = 10 * MINUTE_MS;

/** SLI-days packed in one transaction and in one turn: some ten milliseconds. */
const PACKED_AT_ONCE = 10;

/** A late day of which so many minutes changed is packed at once: their rows would take longer to write. */
const MINUTES_WORTH_PACKING = 100;

function checkObservation({ minuteMs, good, total }: Observation): void {
  if (!Number.isInteger(minuteMs / MINUTE_MS)) {
    throw new RangeError(`minuteMs must be the start of a minute, not ${minuteMs}`);
  }
  if (!(good >= 0 && Number.isFinite(good))) throw new RangeError(`good must be a count, not ${good}`);
  if (!(total >= 0 && Number.isFinite(total))) throw new RangeError(`total must be a count, not ${total}`);
}

interface TallyStoreParts {
  readonly database: Database;
  readonly feed: ChangeFeed;
  readonly nowMs: () => number;
  /** What else is written with each flush. */
  readonly buffered: readonly Buffered[];
  /** Hears of each minute whose counts change, and of one before which nothing was known. */
  readonly onCounted: (sliId: number, minuteMs: number) => void;
}

/** The first day, since 1970, that is not to be packed yet. */
const firstOpenDay = (nowMs: number) => Math.floor((nowMs - PACK_DELAY_MS) / DAY_MS);

/** Tallies: the open days in memory, written with each flush; days that are over packed in the file. */
export function createTallyStore(parts: TallyStoreParts): TallyStore {
  const { database, feed, nowMs, buffered, onCounted } = parts;
  const slis = createSlis(database);
  const packedDays = createPackedDays(database, slis.count);
  const openDays = createOpenDays(database, packedDays, () => firstOpenDay(nowMs()));
  const lateDays = createLateDays({
    days: openDays.all().filter(({ isLate }) => isLate),
    sliCount: slis.count,
  });
  const waiting = new Set<OpenDay>();
  const lookups = new Map<number, TallyLookup>();

  const write = database.transaction((packing: ReadonlySet<OpenDay>) => {
    for (const day of waiting) if (!packing.has(day)) openDays.writeMinutes(day);
    for (const day of packing) {
      packedDays.write(day.sliId, day.epochDay, day.minutes);
      openDays.removeLateMinutes(day);
    }
    slis.write();
    for (const part of buffered) part.write();
  });

  function isPacked(day: OpenDay): void {
    // The same counts, added up in another order: of fractions the last digit may differ.
    slis.get(day.sliId).changeCount += 1;
    packedDays.committed(day.sliId, day.epochDay, day.minutes);
    openDays.drop(day);
    lateDays.drop(day);
  }

  /** Writes all that is waiting, days to be packed as a whole and others as minutes, or nothing of it. */
  function commit(packing: ReadonlySet<OpenDay>): void {
    write(packing);
    const atMs = nowMs();
    for (const day of waiting) {
      day.changed.clear();
      if (day.isLate) lateDays.written(day, atMs);
    }
    for (const day of packing) isPacked(day);
    slis.committed();
    for (const part of buffered) part.committed();
    waiting.clear();
  }

  function flush(): void {
    const bulky = [...waiting].filter(
      ({ isLate, changed }) => isLate && changed.size >= MINUTES_WORTH_PACKING,
    );
    commit(new Set([...bulky, ...lateDays.surplus()]));
  }

  const isOver = (day: OpenDay, atMs: number) => day.epochDay < firstOpenDay(atMs);

  /** Packs the first of the days; returns how many. */
  function packFirst(days: readonly OpenDay[]): number {
    const packing = new Set(days.slice(0, PACKED_AT_ONCE));
    commit(packing);
    return packing.size;
  }

  /** Opens the minute of the day for a change, which the next flush writes. */
  function touch(sliId: number, minuteMs: number): { day: OpenDay; minute: number } {
    const epochMinute = minuteMs / MINUTE_MS;
    const epochDay = Math.floor(epochMinute / MINUTES_PER_DAY);
    const minute = epochMinute - epochDay * MINUTES_PER_DAY;
    const day = openDays.open(sliId, epochDay);
    slis.get(sliId).changeCount += 1;
    day.changed.add(minute);
    waiting.add(day);
    if (day.isLate) lateDays.touched(day);
    return { day, minute };
  }

  function bookOne({ sliId, minuteMs, good, total, covered }: Observation, isReplacing: boolean): void {
    const { day, minute } = touch(sliId, minuteMs);
    const { minutes } = day;
    const [goodBefore, totalBefore] = [minutes.good[minute] ?? 0, minutes.total[minute] ?? 0];
    minutes.good[minute] = (isReplacing ? 0 : goodBefore) + good;
    minutes.total[minute] = (isReplacing ? 0 : totalBefore) + total;
    if (isReplacing || covered) minutes.covered[minute] = covered ? 1 : 0;
    const sli = slis.get(sliId);
    const isChanged = minutes.good[minute] !== goodBefore || minutes.total[minute] !== totalBefore;
    if (isChanged || isFirst(sli, minuteMs)) onCounted(sliId, minuteMs);
    slis.booked(sli, minuteMs);
    if (covered) slis.heard(sli, minuteMs);
  }

  const isFirst = ({ firstMinuteMs }: Sli, minuteMs: number) =>
    firstMinuteMs === null || minuteMs < firstMinuteMs;

  function book(observations: readonly Observation[], isReplacing: boolean): void {
    // All are looked at before the first one counts: a wrong one leaves nothing behind.
    for (const observation of observations) {
      checkObservation(observation);
      slis.get(observation.sliId);
    }
    for (const observation of observations) bookOne(observation, isReplacing);
    if (observations.length > 0) feed.announce('tallies');
  }

  return {
    sliId: slis.idOf,
    add: (observations) => book(observations, false),
    replace(observations) {
      book(observations, true);
      flush();
    },
    heard(sliId, atMs) {
      if (!Number.isFinite(atMs)) throw new RangeError(`atMs must be a time, not ${atMs}`);
      const sli = slis.get(sliId);
      const minuteMs = floorMinute(atMs);
      const { day, minute } = touch(sliId, minuteMs);
      day.minutes.covered[minute] = 1;
      if (isFirst(sli, minuteMs)) onCounted(sliId, minuteMs);
      slis.heard(sli, atMs);
      feed.announce('tallies');
    },
    changeCount: (sliId) => slis.get(sliId).changeCount,
    lookup(sliId) {
      const known = lookups.get(sliId) ?? createTallyLookup(slis.get(sliId), openDays.of(sliId), packedDays);
      lookups.set(sliId, known);
      return known;
    },
    flush,
    pack(atMs) {
      flush();
      const over = openDays.all().filter((day) => isOver(day, atMs));
      for (let from = 0; from < over.length; from += PACKED_AT_ONCE) packFirst(over.slice(from));
      openDays.sweepBefore(firstOpenDay(atMs));
      return over.length;
    },
    packSome(atMs) {
      const ran = openDays.all().filter((day) => !day.isLate && isOver(day, atMs));
      const over = [...ran, ...lateDays.rested(atMs).filter((day) => isOver(day, atMs))];
      const count = packFirst(over);
      if (count === 0) openDays.sweepBefore(firstOpenDay(atMs));
      return count > 0;
    },
  };
}
