import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

const LockFile = Type.Object({
  pid: Type.Integer(),
  url: Type.String(),
  /** Counts as an admin token: who can read the folder may do anything with it anyway. */
  key: Type.String(),
});

/** What the command line needs to reach the server that has a data folder open. */
export type LockFile = Static<typeof LockFile>;

const pathIn = (dataDir: string): string => join(dataDir, 'andon.lock');

/** Written readable by its owner alone. The lock itself is the database's; this file only says who holds it. */
export function writeLockFile(dataDir: string, lock: LockFile): void {
  writeFileSync(pathIn(dataDir), JSON.stringify(lock), { mode: 0o600 });
}

/** Null where there is none, or one that cannot be read. It may be one that a crash left behind. */
export function readLockFile(dataDir: string): LockFile | null {
  try {
    const lock: unknown = JSON.parse(readFileSync(pathIn(dataDir), 'utf8'));
    return Value.Check(LockFile, lock) ? lock : null;
  } catch {
    return null;
  }
}

export const removeLockFile = (dataDir: string): void => rmSync(pathIn(dataDir), { force: true });
