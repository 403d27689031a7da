import { type LockFile, readLockFile } from '../lock-file.ts';

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
