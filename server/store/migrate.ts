import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { StoreError } from './store-error.ts';

const MIGRATION_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Brings the database forward: runs the files of `folder` that it has not seen, in the order of their names,
 * each in a transaction of its own together with the record of its name.
 *
 * @returns the names that were run now; none on a database that is up to date
 * @throws StoreError where the database has seen a migration that is not in the folder: it is newer than we
 */
export function migrate(database: Database, folder: string, nowMs: number): string[] {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at_ms INTEGER NOT NULL) STRICT',
  );
  const known = readdirSync(folder)
    .filter((name) => MIGRATION_NAME.test(name))
    .sort();
  const applied = database.prepare<[], string>('SELECT name FROM migrations').pluck().all();
  const newer = applied.find((name) => !known.includes(name));
  if (newer !== undefined) {
    throw new StoreError(
      `The database comes from a newer Andon: it has seen "${newer}", which this version does not know. Start that newer version.`,
    );
  }
  const record = database.prepare('INSERT INTO migrations (name, applied_at_ms) VALUES (?, ?)');
  const apply = database.transaction((name: string) => {
    database.exec(readFileSync(join(folder, name), 'utf8'));
    record.run(name, nowMs);
  });
  const pending = known.filter((name) => !applied.includes(name));
  for (const name of pending) apply(name);
  return pending;
}
