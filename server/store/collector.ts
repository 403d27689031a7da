import type { Database } from 'better-sqlite3';
import type { Outage } from '#shared/facts.ts';
import { MINUTE_MS } from '#shared/units.ts';

/** Spans in which Andon itself did not run: blind time is known (`collector-down`). */
export interface CollectorStore {
  /** Called on start: a gap of over a minute since the last heartbeat is an outage. */
  started(nowMs: number): void;
  /** Andon runs. A clock that jumps ahead between two of them makes no outage. */
  heartbeat(nowMs: number): void;
  /** Those that touch `[fromMs, toMs)`, whole; disjoint, oldest first. */
  outages(fromMs: number, toMs: number): readonly Outage[];
  /** Disjoint, oldest first. */
  allOutages(): readonly Outage[];
}

/** A gap that is no longer leaves no whole minute blind: a restart, not an outage. */
const LONGEST_RESTART_MS = MINUTE_MS;

const touches = (a: Outage, b: Outage): boolean => a.fromMs <= b.toMs && b.fromMs <= a.toMs;

export function createCollectorStore(database: Database): CollectorStore {
  const beat = database.prepare<[number]>(
    `INSERT INTO collector_heartbeat (only_row, at_ms) VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET at_ms = excluded.at_ms`,
  );
  const lastBeat = database.prepare<[], number>('SELECT at_ms FROM collector_heartbeat').pluck();
  const insert = database.prepare<Outage>(
    'INSERT INTO collector_outages (from_ms, to_ms) VALUES (@fromMs, @toMs)',
  );
  const remove = database.prepare<Outage>('DELETE FROM collector_outages WHERE from_ms = @fromMs');
  const select = database.prepare<[], Outage>(
    'SELECT from_ms AS fromMs, to_ms AS toMs FROM collector_outages ORDER BY from_ms',
  );
  const add = (outage: Outage): void => {
    const merged = select.all().filter((each) => touches(each, outage));
    for (const each of merged) remove.run(each);
    insert.run({
      fromMs: Math.min(outage.fromMs, ...merged.map(({ fromMs }) => fromMs)),
      toMs: Math.max(outage.toMs, ...merged.map(({ toMs }) => toMs)),
    });
  };
  const start = database.transaction((nowMs: number) => {
    const fromMs = lastBeat.get();
    // A clock that went back says nothing of how long it was.
    if (fromMs !== undefined && nowMs - fromMs > LONGEST_RESTART_MS) add({ fromMs, toMs: nowMs });
    beat.run(nowMs);
  });
  // Asked with every figure, and changed by a start alone.
  let known: readonly Outage[] = select.all();

  return {
    started(nowMs) {
      start(nowMs);
      known = select.all();
    },
    heartbeat(nowMs) {
      beat.run(nowMs);
    },
    outages: (fromMs, toMs) => known.filter((each) => each.fromMs < toMs && each.toMs > fromMs),
    allOutages: () => known,
  };
}
