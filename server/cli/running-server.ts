import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { LockFile } from '../lock-file.ts';

const Lock = Type.Object({ pid: Type.Integer(), url: Type.String(), key: Type.String() });

const readLockFile = (dataDir: string): LockFile | null => {
  try {
    const lock: unknown = JSON.parse(readFileSync(join(dataDir, 'andon.lock'), 'utf8'));
    return Value.Check(Lock, lock) ? lock : null;
  } catch {
    return null;
  }
};

const answers = async (url: string, ask: typeof fetch): Promise<boolean> => {
  try {
    return (await ask(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
};

/**
 * The server that has a data folder open. Null where none runs: there is no lock file, or it is one that a
 * crash left behind, whose address nobody answers.
 */
export const findRunningServer = async (dataDir: string, ask: typeof fetch): Promise<LockFile | null> => {
  const lock = readLockFile(dataDir);
  return lock !== null && (await answers(lock.url, ask)) ? lock : null;
};
