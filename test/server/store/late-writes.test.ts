import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import type { Observation, Store } from '../../../server/store/store.ts';
import { openAt, temporaryFolder } from './folders.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 0, 5);
/** An hour into it, so that Monday and Tuesday are over. */
const WEDNESDAY = MONDAY + 2 * DAY + 60 * MINUTE;

function rowsOf(folder: string, table: 'late_minutes' | 'day_minutes'): unknown {
  const database = new SqliteDatabase(join(folder, 'andon.db'), { readonly: true });
  const count = database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  database.close();
  return count;
}

const minutesOf = (sliId: number, fromMs: number, count: number): Observation[] =>
  Array.from({ length: count }, (_, minute) => ({
    sliId,
    minuteMs: fromMs + minute * MINUTE,
    good: minute,
    total: minute + 1,
    covered: true,
  }));

describe('writes to days that are over', () => {
  it('are kept as minutes until nothing was written for five minutes, then packed', () => {
    const folder = temporaryFolder();
    let nowMs = WEDNESDAY;
    const store = openStore({ dataDir: folder, nowMs: () => nowMs });
    const sli = store.tallies.sliId('shop', 'availability');
    const replaceAt = (minute: number) => store.tallies.replace(minutesOf(sli, MONDAY + minute * MINUTE, 50));
    replaceAt(0);
    nowMs += 4 * MINUTE;
    replaceAt(50);
    nowMs += 4 * MINUTE;
    expect(store.tallies.packSome(nowMs)).toBe(false);
    nowMs += MINUTE;
    expect(store.tallies.packSome(nowMs)).toBe(true);
    expect(store.tallies.packSome(nowMs)).toBe(false);
    expect(store.tallies.lookup(sli).sum(MONDAY, MONDAY + DAY).coveredMinutes).toBe(100);
    store.close();
    expect(rowsOf(folder, 'late_minutes')).toBe(0);
    expect(rowsOf(folder, 'day_minutes')).toBe(1);
  });

  it('of a hundred minutes of a day and more are packed at once', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, WEDNESDAY);
    const sli = store.tallies.sliId('shop', 'availability');
    store.tallies.replace(minutesOf(sli, MONDAY, 99));
    store.tallies.replace(minutesOf(sli, MONDAY + DAY, 100));
    const sum = store.tallies.lookup(sli).sum(MONDAY, WEDNESDAY);
    store.close();
    expect(rowsOf(folder, 'late_minutes')).toBe(99);
    expect(rowsOf(folder, 'day_minutes')).toBe(1);
    const after = openAt(folder, WEDNESDAY).tallies;
    expect(after.lookup(sli).sum(MONDAY, WEDNESDAY)).toEqual(sum);
    expect(after.pack(WEDNESDAY)).toBe(1);
    expect(after.lookup(sli).sum(MONDAY, WEDNESDAY)).toEqual(sum);
  });

  it('leave at most a thousand days in memory, and the rest packed', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, WEDNESDAY);
    const sli = store.tallies.sliId('shop', 'availability');
    const days = Array.from({ length: 1_234 }, (_, day) => MONDAY - day * DAY);
    store.tallies.replace(days.flatMap((dayMs) => minutesOf(sli, dayMs, 1)));
    // As late-days.ts says: twice 500 days stay, of a minute each; closing flushes once more, and packs ten.
    store.close();
    expect(rowsOf(folder, 'late_minutes')).toBe(990);
    expect(rowsOf(folder, 'day_minutes')).toBe(244);
    const { tallies } = openAt(folder, WEDNESDAY);
    const sum = tallies.lookup(sli).sum(MONDAY - 1_300 * DAY, WEDNESDAY);
    expect(sum).toEqual({ good: 0, total: 1_234, coveredMinutes: 1_234 });
  });

  it('do not hold back the packing of a day that just ended, ten SLI-days at a time', () => {
    const store = openAt(temporaryFolder(), MONDAY + DAY - MINUTE);
    const slis = Array.from({ length: 21 }, (_, index) => store.tallies.sliId(`service-${index}`, 'up'));
    store.tallies.add(slis.flatMap((sli) => minutesOf(sli, MONDAY, 3)));
    store.tallies.flush();
    const turns = Array.from({ length: 4 }, () => store.tallies.packSome(MONDAY + DAY + 10 * MINUTE));
    expect(turns).toEqual([true, true, true, false]);
    for (const sli of slis) {
      const sum = { good: 3, total: 6, coveredMinutes: 3 };
      expect(store.tallies.lookup(sli).sum(MONDAY, MONDAY + DAY)).toEqual(sum);
    }
  });
});

/** A minute as a plain model keeps it. */
interface Counted {
  good: number;
  total: number;
  covered: boolean;
}

interface World {
  store: Store;
  readonly folder: string;
  readonly clock: { nowMs: number };
  readonly slis: readonly number[];
  readonly model: Map<string, Counted>;
}

type Step = (world: World) => void;

const open = (folder: string, clock: World['clock']) =>
  openStore({ dataDir: folder, nowMs: () => clock.nowMs });

const countedAt = ({ model }: World, sliId: number, minuteMs: number): Counted => {
  const key = `${sliId} ${minuteMs}`;
  const counted = model.get(key) ?? { good: 0, total: 0, covered: false };
  model.set(key, counted);
  return counted;
};

const row = fc.record({
  sli: fc.nat(1),
  // Few minutes, so that steps meet; the last ones of a day and the first of the next.
  minute: fc.constantFrom(0, 1, 700, 1_439, 1_440, 1_500, 2_879, 2_880, 4_000),
  length: fc.constantFrom(1, 1, 2, 120),
  good: fc.nat(5),
  bad: fc.nat(3),
  covered: fc.boolean(),
});

const write = (isReplacing: boolean) =>
  fc.array(row, { minLength: 1, maxLength: 4 }).map(
    (rows): Step =>
      (world) => {
        const observations = rows.flatMap(({ sli, minute, length, good, bad, covered }) =>
          Array.from({ length }, (_, offset) => ({
            sliId: world.slis[sli] ?? 0,
            minuteMs: MONDAY + (minute + offset) * MINUTE,
            good,
            total: good + bad,
            covered,
          })),
        );
        for (const { sliId, minuteMs, good, total, covered } of observations) {
          const counted = countedAt(world, sliId, minuteMs);
          const kept = isReplacing ? 0 : 1;
          counted.good = kept * counted.good + good;
          counted.total = kept * counted.total + total;
          counted.covered = covered || (!isReplacing && counted.covered);
        }
        if (isReplacing) world.store.tallies.replace(observations);
        else world.store.tallies.add(observations);
      },
  );

const hear = row.map(
  ({ sli, minute }): Step =>
    (world) => {
      const sliId = world.slis[sli] ?? 0;
      const minuteMs = MONDAY + minute * MINUTE;
      countedAt(world, sliId, minuteMs).covered = true;
      world.store.tallies.heard(sliId, minuteMs + 1_234);
    },
);

/** The clock also runs back: a day that was over, and perhaps packed, is running again. */
const moveClock = fc.constantFrom(-2 * DAY, -DAY, -11 * MINUTE, 6 * MINUTE, DAY, 2 * DAY).map(
  (byMs): Step =>
    ({ clock }) => {
      clock.nowMs += byMs;
    },
);

const reopen: Step = (world) => {
  world.store.close();
  world.store = open(world.folder, world.clock);
};

const step = fc.oneof(
  { weight: 3, arbitrary: write(true) },
  { weight: 3, arbitrary: write(false) },
  { weight: 2, arbitrary: hear },
  { weight: 2, arbitrary: moveClock },
  { weight: 1, arbitrary: fc.constant<Step>(({ store }) => store.tallies.flush()) },
  { weight: 1, arbitrary: fc.constant<Step>(({ store, clock }) => store.tallies.pack(clock.nowMs)) },
  { weight: 3, arbitrary: fc.constant<Step>(({ store, clock }) => store.tallies.packSome(clock.nowMs)) },
  { weight: 2, arbitrary: fc.constant(reopen) },
);

const LAST = 5 * 1_440;

function expectAsModel({ store, slis, model }: World): void {
  for (const sliId of slis) {
    const expected = { good: Array(LAST).fill(0), total: Array(LAST).fill(0), covered: Array(LAST).fill(0) };
    const sum = { good: 0, total: 0, coveredMinutes: 0 };
    for (const [key, { good, total, covered }] of model) {
      const [ofSli, minuteMs] = key.split(' ').map(Number);
      if (ofSli !== sliId || minuteMs === undefined) continue;
      const index = (minuteMs - MONDAY) / MINUTE;
      expected.good[index] = good;
      expected.total[index] = total;
      expected.covered[index] = Number(covered);
      sum.good += good;
      sum.total += total;
      sum.coveredMinutes += Number(covered);
    }
    const lookup = store.tallies.lookup(sliId);
    const { good, total, covered } = lookup.minutes(MONDAY, MONDAY + LAST * MINUTE);
    expect({ good: [...good], total: [...total], covered: [...covered] }).toEqual(expected);
    expect(lookup.sum(MONDAY, MONDAY + LAST * MINUTE)).toEqual(sum);
  }
}

describe('tallies, whatever is done in whatever order', () => {
  it('are in every answer what a plain map of minutes holds', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const folder = temporaryFolder();
        const clock = { nowMs: MONDAY + DAY };
        const store = open(folder, clock);
        const slis = ['a', 'b'].map((objective) => store.tallies.sliId('shop', objective));
        const world: World = { store, folder, clock, slis, model: new Map() };
        try {
          for (const take of steps) {
            take(world);
            expectAsModel(world);
          }
          reopen(world);
          expectAsModel(world);
        } finally {
          world.store.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
