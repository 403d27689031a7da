import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../server/store/migrate.ts';
import { temporaryFolder } from './folders.ts';

const rows = (database: SqliteDatabase.Database, sql: string) => database.prepare(sql).raw().all();

describe('migrations', () => {
  it('run once each, in the order of their names, and are recorded', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '0002-second.sql'), `INSERT INTO steps VALUES ('second');`);
    writeFileSync(join(folder, '0001-first.sql'), `CREATE TABLE steps (name TEXT);`);
    writeFileSync(join(folder, 'notes.txt'), 'not SQL');
    const database = new SqliteDatabase(':memory:');
    expect(migrate(database, folder, 5)).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(migrate(database, folder, 6)).toEqual([]);
    writeFileSync(join(folder, '0003-third.sql'), `INSERT INTO steps VALUES ('third');`);
    expect(migrate(database, folder, 7)).toEqual(['0003-third.sql']);
    expect(rows(database, 'SELECT name FROM steps')).toEqual([['second'], ['third']]);
    expect(rows(database, 'SELECT name, applied_at_ms FROM migrations ORDER BY name')).toEqual([
      ['0001-first.sql', 5],
      ['0002-second.sql', 5],
      ['0003-third.sql', 7],
    ]);
  });

  it('leave nothing of a step that fails, and keep the steps before it', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '0001-first.sql'), 'CREATE TABLE kept (name TEXT);');
    writeFileSync(join(folder, '0002-broken.sql'), 'CREATE TABLE gone (name TEXT); SELECT nonsense;');
    const database = new SqliteDatabase(':memory:');
    expect(() => migrate(database, folder, 5)).toThrow('nonsense');
    expect(rows(database, 'SELECT name FROM migrations')).toEqual([['0001-first.sql']]);
    expect(rows(database, `SELECT name FROM sqlite_schema WHERE name IN ('kept', 'gone')`)).toEqual([
      ['kept'],
    ]);
  });
});
