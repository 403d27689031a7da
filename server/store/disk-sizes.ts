import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE_NAME } from './open-database.ts';
import type { Store } from './store.ts';

const bytesOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What the data folder takes, and what is left to it: the bytes that a user without privileges may take. */
export function readDiskSizes(dataDir: string): ReturnType<Store['sizes']> {
  const path = join(dataDir, DATABASE_FILE_NAME);
  const disk = statfsSync(dataDir);
  return { fileBytes: bytesOf(path), walBytes: bytesOf(`${path}-wal`), freeBytes: disk.bavail * disk.bsize };
}
