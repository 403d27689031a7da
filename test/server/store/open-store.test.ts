import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/store/open-database.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { StoreError } from '../../../server/store/store-error.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const isRoot = process.getuid?.() === 0;

function expectRefusal(dataDir: string, sentence: string | RegExp): void {
  const open = () => openStore({ dataDir, nowMs: () => NOW });
  expect(open).toThrow(StoreError);
  expect(open).toThrow(sentence);
}

function writeDatabase(folder: string, sql: string): void {
  const database = new SqliteDatabase(join(folder, 'andon.db'));
  database.exec(sql);
  database.close();
}

describe('opening a store', () => {
  it('makes the data folder where the folder above it exists', () => {
    const folder = join(temporaryFolder(), 'data');
    const { fileBytes, walBytes, freeBytes } = openAt(folder, NOW).sizes();
    expect(existsSync(join(folder, 'andon.db'))).toBe(true);
    expect(fileBytes + walBytes).toBeGreaterThan(0);
    expect(freeBytes).toBeGreaterThan(0);
  });

  it('makes files that their owner alone can read, and closes those that lay open', () => {
    const folder = join(temporaryFolder(), 'data');
    const modes = () => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
    const first = openAt(folder, NOW);
    expect(modes()).toEqual([
      ['andon.db', 0o600],
      ['andon.db-wal', 0o600],
    ]);
    first.close();
    chmodSync(join(folder, 'andon.db'), 0o644);
    for (const name of ['andon.db-wal', 'andon.db-shm'])
      writeFileSync(join(folder, name), '', { mode: 0o644 });
    openAt(folder, NOW);
    expect(modes().map(([, mode]) => mode)).toEqual(modes().map(() => 0o600));
  });

  it('is refused where the folder above does not exist, or a file is in the way', () => {
    const folder = temporaryFolder();
    expectRefusal(join(folder, 'no', 'data'), 'the folder above it does not exist');
    writeFileSync(join(folder, 'file'), '');
    expectRefusal(join(folder, 'file'), 'a file of that name is in the way');
    expectRefusal(join(folder, 'file', 'data'), 'what stands above it is a file');
  });

  it('is refused for a file that is not a database, and leaves the file as it was', () => {
    const folder = temporaryFolder();
    const words = 'This is a letter, not a database.\n'.repeat(100);
    writeFileSync(join(folder, 'andon.db'), words);
    expectRefusal(folder, 'andon.db is not a database');
    expect(readFileSync(join(folder, 'andon.db'), 'utf8')).toBe(words);
  });

  it('is refused for the database of another program, marked or not', () => {
    const marked = temporaryFolder();
    writeDatabase(marked, 'PRAGMA application_id = 7');
    expectRefusal(marked, 'is the database of another program');
    const unmarked = temporaryFolder();
    writeDatabase(unmarked, 'CREATE TABLE recipes (name TEXT)');
    chmodSync(join(unmarked, 'andon.db'), 0o644);
    expectRefusal(unmarked, 'is the database of another program');
    expect(statSync(join(unmarked, 'andon.db')).mode & 0o777).toBe(0o644);
  });

  it('is refused for a database from a newer Andon', () => {
    const folder = temporaryFolder();
    openAt(folder, NOW).close();
    writeDatabase(folder, `INSERT INTO migrations VALUES ('9999-from-the-future.sql', 0)`);
    expectRefusal(folder, 'The database comes from a newer Andon: it has seen "9999-from-the-future.sql"');
  });

  it.skipIf(isRoot)('is refused for a folder that cannot be written (not for root, who may write)', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expectRefusal(folder, 'cannot be written');
    expectRefusal(join(folder, 'data'), 'permission was denied');
  });

  it('is refused for a folder that stands where the file should', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'andon.db'));
    expectRefusal(folder, 'cannot be written');
  });

  it('survives a power cut: each commit is synchronised in full; foreign keys hold; the log is write-ahead', () => {
    const database = openDatabase(temporaryFolder());
    const read = (name: string) => database.pragma(name, { simple: true });
    // 2 is FULL (sqlite.org/pragma.html#pragma_synchronous).
    expect(['synchronous', 'foreign_keys', 'journal_mode'].map(read)).toEqual([2, 1, 'wal']);
    database.close();
  });

  it('leaves one file behind when it is closed, also twice', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    store.tallies.add([
      { sliId: store.tallies.sliId('shop', 'up'), minuteMs: NOW, good: 1, total: 1, covered: true },
    ]);
    store.close();
    store.close();
    expect(existsSync(join(folder, 'andon.db-wal'))).toBe(false);
    const tallies = openAt(folder, NOW).tallies;
    expect(tallies.lookup(tallies.sliId('shop', 'up')).sum(NOW, NOW + 60_000).total).toBe(1);
  });
});
