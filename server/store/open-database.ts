import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { StoreError } from './store-error.ts';

export const DATABASE_FILE_NAME = 'andon.db';

/** "Andn" in ASCII: what tells our files from those of other programs. */
const APPLICATION_ID = 0x416e646e;

/** A process that is just ending gets this long to let go of the file. */
const LOCK_TIMEOUT_MS = 1_000;

const OWNER_ONLY = 0o600;
const FOR_OTHERS = 0o077;

/** The write-ahead log is cut back to this after a checkpoint. */
const LARGEST_IDLE_WAL_BYTES = 64 * 1_024 * 1_024;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && statSync(dataDir).isDirectory()) return;
    const reasons: Record<string, string> = {
      EEXIST: 'a file of that name is in the way',
      ENOENT: 'the folder above it does not exist',
      ENOTDIR: 'what stands above it is a file',
      EACCES: 'permission was denied',
      EROFS: 'the disk is read-only',
    };
    const reason = reasons[code] ?? `${error}`;
    throw new StoreError(`The data folder ${dataDir} cannot be made: ${reason}.`, { cause: error });
  }
}

/** A new file is made before SQLite would make it, readable by its owner alone. */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY));
  } catch {
    // It is there already; or it cannot be made, which SQLite then says itself.
  }
}

/** Takes from others what may lie open from a time before. The log takes its mode from the database. */
function tighten(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) {
    const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
    if ((mode & FOR_OTHERS) === 0) continue;
    try {
      chmodSync(file, mode & OWNER_ONLY);
    } catch (error) {
      // Whoever may write a file that is another's has it so by somebody's choice.
      if (codeOf(error) !== 'EPERM') throw error;
    }
  }
}

function refuseForeign(database: Database, path: string): void {
  const id = database.pragma('application_id', { simple: true });
  if (id === APPLICATION_ID) return;
  const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (id !== 0 || tables !== 0) {
    throw new StoreError(`${path} is the database of another program. Name another data folder.`);
  }
}

function prepare(database: Database, path: string): void {
  // Before the first read: the lock is then taken for good, and the log needs no shared memory.
  database.pragma('locking_mode = EXCLUSIVE');
  refuseForeign(database, path);
  tighten(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`journal_size_limit = ${LARGEST_IDLE_WAL_BYTES}`);
  // A write takes the writer's lock, which is then kept, and shows that the file can be written.
  database.transaction(() => database.pragma(`application_id = ${APPLICATION_ID}`)).immediate();
}

function toStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error;
  const { code } = error;
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreError(`Another Andon has this data folder open: ${path} is locked.`, { cause: error });
  }
  if (code === 'SQLITE_NOTADB') {
    return new StoreError(`${path} is not a database. Move it away, or name another data folder.`, {
      cause: error,
    });
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new StoreError(`${path} cannot be written. Check the permissions of the file and its folder.`, {
      cause: error,
    });
  }
  return new StoreError(`${path} cannot be opened: ${error.message} (${code}).`, { cause: error });
}

/**
 * Opens the database of a data folder for this process alone; folder and file are made where they are
 * missing. What was committed survives a power cut, and nobody but the owner of the file can read it.
 *
 * @throws StoreError where the folder cannot be made or written, the file is not a database or not ours, or
 *   another process has it open
 */
export function openDatabase(dataDir: string): Database {
  makeFolder(dataDir);
  const path = join(dataDir, DATABASE_FILE_NAME);
  let database: Database | null = null;
  try {
    makeFile(path);
    database = new SqliteDatabase(path, { timeout: LOCK_TIMEOUT_MS });
    prepare(database, path);
    return database;
  } catch (error) {
    database?.close();
    throw toStoreError(error, path);
  }
}
