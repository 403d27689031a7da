import type { Database } from 'better-sqlite3';
import { floorMinute } from '#shared/units.ts';
import type { Buffered } from './buffered.ts';

/** What is known of one SLI besides its tallies. */
export interface Sli {
  readonly id: number;
  firstMinuteMs: number | null;
  lastHeardAtMs: number | null;
  /** Grows with whatever could change an answer about it; from 0 at each start. */
  changeCount: number;
}

export interface Slis extends Buffered {
  /** The number of an SLI, made at first use. */
  idOf(service: string, objective: string): number;
  count(): number;
  /** Throws `RangeError` for a number that no SLI has. */
  get(sliId: number): Sli;
  /** Notes that a minute holds something of this SLI. */
  booked(sli: Sli, minuteMs: number): void;
  /** Notes that the source was heard. */
  heard(sli: Sli, atMs: number): void;
}

type SliRow = Omit<Sli, 'changeCount'> & { readonly service: string; readonly objective: string };

const keyOf = (service: string, objective: string) => JSON.stringify([service, objective]);

/** All SLIs, in memory; times that move are written with the next flush. */
export function createSlis(database: Database): Slis {
  const insert = database.prepare('INSERT INTO slis (service, objective) VALUES (?, ?)');
  const update = database.prepare<Omit<Sli, 'changeCount'>>(
    `UPDATE slis SET first_minute_at_ms = @firstMinuteMs, last_heard_at_ms = @lastHeardAtMs WHERE id = @id`,
  );
  const ids = new Map<string, number>();
  const byId = new Map<number, Sli>();
  const moved = new Set<Sli>();
  const rows = database.prepare<[], SliRow>(
    `SELECT id, service, objective, first_minute_at_ms AS firstMinuteMs, last_heard_at_ms AS lastHeardAtMs
     FROM slis`,
  );
  for (const { service, objective, ...sli } of rows.iterate()) {
    ids.set(keyOf(service, objective), sli.id);
    byId.set(sli.id, { ...sli, changeCount: 0 });
  }

  function booked(sli: Sli, minuteMs: number): void {
    if (sli.firstMinuteMs !== null && sli.firstMinuteMs <= minuteMs) return;
    sli.firstMinuteMs = minuteMs;
    moved.add(sli);
  }

  return {
    idOf(service, objective) {
      const key = keyOf(service, objective);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = Number(insert.run(service, objective).lastInsertRowid);
      ids.set(key, id);
      byId.set(id, { id, firstMinuteMs: null, lastHeardAtMs: null, changeCount: 0 });
      return id;
    },
    count: () => byId.size,
    get(sliId) {
      const sli = byId.get(sliId);
      if (sli === undefined) throw new RangeError(`no SLI has the number ${sliId}`);
      return sli;
    },
    booked,
    heard(sli, atMs) {
      booked(sli, floorMinute(atMs));
      if (sli.lastHeardAtMs !== null && sli.lastHeardAtMs >= atMs) return;
      sli.lastHeardAtMs = atMs;
      moved.add(sli);
    },
    write() {
      for (const sli of moved) update.run(sli);
    },
    committed: () => moved.clear(),
  };
}
