import type { Database } from 'better-sqlite3';

/** How far imports came that were interrupted, as text that only they understand. */
export interface ImportProgressStore {
  /** Null where there is none of that name. */
  get(name: string): string | null;
  /** Durable when it returns. */
  set(name: string, progress: string, nowMs: number): void;
  /** The import is done. */
  remove(name: string): void;
}

export function createImportProgressStore(database: Database): ImportProgressStore {
  const select = database.prepare<[string], { progress: string }>(
    'SELECT progress FROM import_progress WHERE import = ?',
  );
  const upsert = database.prepare<[string, string, number]>(
    `INSERT INTO import_progress (import, progress, at_ms) VALUES (?, ?, ?)
     ON CONFLICT (import) DO UPDATE SET progress = excluded.progress, at_ms = excluded.at_ms`,
  );
  const remove = database.prepare<[string]>('DELETE FROM import_progress WHERE import = ?');
  return {
    get: (name) => select.get(name)?.progress ?? null,
    set: (name, progress, nowMs) => void upsert.run(name, progress, nowMs),
    remove: (name) => void remove.run(name),
  };
}
