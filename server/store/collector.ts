import type { Database } from 'better-sqlite3';
import type { CollectorStore } from './store.ts';

/** A shorter gap between two heartbeats is a restart, not an outage. */
const SHORTEST_OUTAGE_MS = 120_000;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export function createCollectorStore(database: Database): CollectorStore {
  const beat = database.prepare<[number]>(
    `INSERT INTO collector_heartbeat (only_row, at_ms) VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET at_ms = excluded.at_ms`,
  );
  const lastBeat = database.prepare<[], number>('SELECT at_ms FROM collector_heartbeat').pluck();
  const insert = database.prepare<Span>(
    'INSERT OR REPLACE INTO collector_outages (from_ms, to_ms) VALUES (@fromMs, @toMs)',
  );
  const select = database.prepare<Span, Span>(
    `SELECT from_ms AS fromMs, to_ms AS toMs FROM collector_outages
     WHERE from_ms < @toMs AND to_ms > @fromMs ORDER BY from_ms`,
  );
  const start = database.transaction((nowMs: number) => {
    const fromMs = lastBeat.get();
    if (fromMs !== undefined && nowMs - fromMs > SHORTEST_OUTAGE_MS) insert.run({ fromMs, toMs: nowMs });
    beat.run(nowMs);
  });

  return {
    started: (nowMs) => start(nowMs),
    heartbeat(nowMs) {
      beat.run(nowMs);
    },
    outages: (fromMs, toMs) => select.all({ fromMs, toMs }),
  };
}
