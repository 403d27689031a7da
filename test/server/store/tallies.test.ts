import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../server/store/store.ts';
import { openAt, temporaryFolder } from './folders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 0, 5);

const seen = (sliId: number, minuteMs: number, good: number, total: number, covered = true): Observation => ({
  sliId,
  minuteMs,
  good,
  total,
  covered,
});

function recentRows(folder: string): unknown {
  const database = new SqliteDatabase(join(folder, 'andon.db'));
  const count = database.prepare('SELECT count(*) FROM tally_recent').pluck().get();
  database.close();
  return count;
}

describe('tallies', () => {
  it('give an SLI one number for good, also after a restart', () => {
    const folder = temporaryFolder();
    const first = openAt(folder, MONDAY);
    const shop = first.tallies.sliId('shop', 'availability');
    expect(first.tallies.sliId('shop', 'latency')).not.toBe(shop);
    expect(first.tallies.sliId('shop', 'availability')).toBe(shop);
    first.close();
    expect(openAt(folder, MONDAY).tallies.sliId('shop', 'availability')).toBe(shop);
  });

  it('add up within a minute, and are in every answer before they are flushed', () => {
    const { tallies } = openAt(temporaryFolder(), MONDAY + HOUR);
    const sli = tallies.sliId('shop', 'availability');
    tallies.add([
      seen(sli, MONDAY, 5, 6),
      seen(sli, MONDAY, 2, 2, false),
      seen(sli, MONDAY + MINUTE, 1, 1, false),
    ]);
    const lookup = tallies.lookup(sli);
    expect(lookup.sum(MONDAY, MONDAY + MINUTE)).toEqual({ good: 7, total: 8, coveredMinutes: 1 });
    expect(lookup.sum(MONDAY, MONDAY + HOUR)).toEqual({ good: 8, total: 9, coveredMinutes: 1 });
    expect(lookup.lastHeardAtMs).toBe(MONDAY);
  });

  it('replace what a minute held, whether it was heard included', () => {
    const { tallies } = openAt(temporaryFolder(), MONDAY + HOUR);
    const sli = tallies.sliId('shop', 'availability');
    tallies.add([seen(sli, MONDAY, 5, 6)]);
    tallies.replace([seen(sli, MONDAY, 90, 100), seen(sli, MONDAY, 91, 100)]);
    expect(tallies.lookup(sli).sum(MONDAY, MONDAY + MINUTE)).toEqual({
      good: 91,
      total: 100,
      coveredMinutes: 1,
    });
    tallies.replace([seen(sli, MONDAY, 0, 0, false)]);
    expect(tallies.lookup(sli).sum(MONDAY, MONDAY + MINUTE)).toEqual({
      good: 0,
      total: 0,
      coveredMinutes: 0,
    });
  });

  it('cover the minute in which the source was heard, with nothing counted', () => {
    const { tallies } = openAt(temporaryFolder(), MONDAY + HOUR);
    const sli = tallies.sliId('shop', 'availability');
    expect(tallies.lookup(sli)).toMatchObject({ firstMinuteMs: null, lastHeardAtMs: null });
    tallies.heard(sli, MONDAY + 90_500);
    tallies.heard(sli, MONDAY + 70_000);
    const lookup = tallies.lookup(sli);
    expect(lookup).toMatchObject({ firstMinuteMs: MONDAY + MINUTE, lastHeardAtMs: MONDAY + 90_500 });
    expect(lookup.sum(MONDAY, MONDAY + HOUR)).toEqual({ good: 0, total: 0, coveredMinutes: 1 });
  });

  it('come back after a restart: minutes, first minute, last heard', () => {
    const folder = temporaryFolder();
    const before = openAt(folder, MONDAY + HOUR);
    const sli = before.tallies.sliId('shop', 'availability');
    before.tallies.add([seen(sli, MONDAY, 5.25, 6.5), seen(sli, MONDAY + MINUTE, 3, 3, false)]);
    before.tallies.heard(sli, MONDAY + 150_001);
    const minutes = before.tallies.lookup(sli).minutes(MONDAY, MONDAY + HOUR);
    before.close();
    const after = openAt(folder, MONDAY + HOUR).tallies.lookup(sli);
    expect(after.minutes(MONDAY, MONDAY + HOUR)).toEqual(minutes);
    expect(after).toMatchObject({ firstMinuteMs: MONDAY, lastHeardAtMs: MONDAY + 150_001 });
  });

  it('are packed ten minutes after their UTC day ended, and answer the same', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, MONDAY + HOUR);
    const sli = store.tallies.sliId('shop', 'availability');
    store.tallies.add([seen(sli, MONDAY + 13 * HOUR + MINUTE, 5, 6), seen(sli, MONDAY + DAY, 1, 1)]);
    const lookup = store.tallies.lookup(sli);
    const minutes = lookup.minutes(MONDAY, MONDAY + 2 * DAY);
    expect(store.tallies.pack(MONDAY + DAY + 10 * MINUTE - 1)).toBe(0);
    expect(store.tallies.pack(MONDAY + DAY + 10 * MINUTE)).toBe(1);
    expect(store.tallies.pack(MONDAY + DAY + 10 * MINUTE)).toBe(0);
    expect(lookup.minutes(MONDAY, MONDAY + 2 * DAY)).toEqual(minutes);
    expect(lookup.sum(MONDAY, MONDAY + DAY)).toEqual({ good: 5, total: 6, coveredMinutes: 1 });
    store.close();
    const after = openAt(folder, MONDAY + DAY + HOUR).tallies.lookup(sli);
    expect(after.minutes(MONDAY, MONDAY + 2 * DAY)).toEqual(minutes);
  });

  it('take a late write to a packed day: replaced, added, heard', () => {
    const folder = temporaryFolder();
    const now = MONDAY + 3 * DAY;
    const store = openAt(folder, now);
    const sli = store.tallies.sliId('shop', 'availability');
    store.tallies.replace([seen(sli, MONDAY, 9, 10), seen(sli, MONDAY + MINUTE, 10, 10)]);
    const lookup = store.tallies.lookup(sli);
    expect(lookup.sum(MONDAY, MONDAY + DAY)).toEqual({ good: 19, total: 20, coveredMinutes: 2 });
    store.tallies.replace([seen(sli, MONDAY, 10, 10)]);
    expect(lookup.sum(MONDAY, MONDAY + DAY)).toEqual({ good: 20, total: 20, coveredMinutes: 2 });
    store.tallies.add([seen(sli, MONDAY + MINUTE, 1, 2)]);
    store.tallies.heard(sli, MONDAY + 5 * MINUTE);
    const expected = { good: 21, total: 22, coveredMinutes: 3 };
    expect(lookup.sum(MONDAY, MONDAY + DAY)).toEqual(expected);
    store.tallies.flush();
    expect(lookup.sum(MONDAY, MONDAY + DAY)).toEqual(expected);
    expect(lookup.sum(MONDAY, MONDAY + HOUR)).toEqual(expected);
    store.close();
    expect(
      openAt(folder, now)
        .tallies.lookup(sli)
        .sum(MONDAY, MONDAY + DAY),
    ).toEqual(expected);
  });

  it('answer the same while rows of packed days are swept out of the file, a part at a time', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, MONDAY + HOUR);
    const sli = store.tallies.sliId('shop', 'availability');
    const everyHour = Array.from({ length: 24 }, (_, hour) => seen(sli, MONDAY + hour * HOUR, 1, 1));
    store.tallies.add(everyHour);
    store.tallies.flush();
    const now = MONDAY + DAY + HOUR;
    store.tallies.pack(now);
    // The first half hour that has rows is swept with the packing, and one more with each call.
    store.close();
    expect(recentRows(folder)).toBe(23);
    const late = openAt(folder, now);
    late.tallies.replace([seen(sli, MONDAY + 20 * HOUR, 0, 0, false)]);
    for (const packed of [1, 0, 0]) expect(late.tallies.pack(now)).toBe(packed);
    late.close();
    expect(recentRows(folder)).toBe(20);
    // The late write outweighs the row of that minute that is still there.
    const sum = openAt(folder, now)
      .tallies.lookup(sli)
      .sum(MONDAY, MONDAY + DAY);
    expect(sum).toEqual({ good: 23, total: 23, coveredMinutes: 23 });
  });

  it('stay right where the clock ran ahead, a day was packed too early, and the clock came back', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, MONDAY + HOUR);
    const sli = store.tallies.sliId('shop', 'availability');
    store.tallies.add([seen(sli, MONDAY, 1, 1)]);
    expect(store.tallies.pack(MONDAY + 9 * DAY)).toBe(1);
    store.tallies.add([seen(sli, MONDAY, 1, 1), seen(sli, MONDAY + HOUR, 2, 3)]);
    expect(store.tallies.lookup(sli).sum(MONDAY, MONDAY + DAY)).toEqual({
      good: 4,
      total: 5,
      coveredMinutes: 2,
    });
    store.close();
    const after = openAt(folder, MONDAY + 2 * HOUR).tallies;
    expect(after.lookup(sli).sum(MONDAY, MONDAY + DAY)).toEqual({ good: 4, total: 5, coveredMinutes: 2 });
  });

  it('refuse what is no count, no minute or no SLI, and then book nothing of the batch', () => {
    const { tallies } = openAt(temporaryFolder(), MONDAY + HOUR);
    const sli = tallies.sliId('shop', 'availability');
    const good = seen(sli, MONDAY, 1, 1);
    expect(() => tallies.add([good, seen(sli, MONDAY, Number.NaN, 1)])).toThrow(
      'good must be a count, not NaN',
    );
    expect(() => tallies.replace([good, seen(sli, MONDAY, 0, -1)])).toThrow('total must be a count, not -1');
    expect(() => tallies.add([good, seen(sli, MONDAY + 1, 0, 1)])).toThrow(
      'minuteMs must be the start of a minute',
    );
    expect(() => tallies.add([good, seen(99, MONDAY, 0, 1)])).toThrow('no SLI has the number 99');
    expect(() => tallies.lookup(99)).toThrow(RangeError);
    expect(tallies.lookup(sli).sum(MONDAY, MONDAY + DAY).total).toBe(0);
  });

  it('are flushed together with the counter values that led to them', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, MONDAY + HOUR);
    const sli = store.tallies.sliId('shop', 'availability');
    const state = (value: number) => ({
      scrapedAtMs: MONDAY,
      configuration: 'c',
      processes: [
        { startedAtMs: 7, isWhole: true, values: new Map([['requests_total{code="200"}', value]]) },
        {
          startedAtMs: null,
          isWhole: false,
          values: new Map([
            ['b', 1],
            ['a', value],
          ]),
        },
      ],
    });
    store.tallies.add([seen(sli, MONDAY, 7, 7)]);
    store.counters.set(sli, 't', state(107));
    store.tallies.flush();
    store.tallies.add([seen(sli, MONDAY, 5, 5)]);
    store.counters.set(sli, 't', state(112));
    expect(store.counters.get(sli, 't')?.processes[0]?.values.get('requests_total{code="200"}')).toBe(112);
    store.close();
    const after = openAt(folder, MONDAY + HOUR);
    expect(after.tallies.lookup(sli).sum(MONDAY, MONDAY + MINUTE).good).toBe(12);
    expect(after.counters.get(sli, 't')).toEqual(state(112));
    expect(after.counters.get(sli, 'other')).toBeNull();
  });
});
