import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the command line needs to reach the server that has a data folder open. */
export interface LockFile {
  readonly pid: number;
  readonly url: string;
  /** Counts as an admin token: who can read the folder may do anything with it anyway. */
  readonly key: string;
}

const pathIn = (dataDir: string): string => join(dataDir, 'andon.lock');

/** Written readable by its owner alone. The lock itself is the database's; this file only says who holds it. */
export function writeLockFile(dataDir: string, lock: LockFile): void {
  writeFileSync(pathIn(dataDir), JSON.stringify(lock), { mode: 0o600 });
}

export const removeLockFile = (dataDir: string): void => rmSync(pathIn(dataDir), { force: true });
