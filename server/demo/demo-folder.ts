import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE_NAME } from '../store/open-database.ts';
import { StoreError } from '../store/store-error.ts';

/** What a folder of sample data says of itself. */
export interface DemoMark {
  readonly seed: number;
  /** The first start, epoch ms: the story is told from there. */
  readonly firstStartMs: number;
}

const FILE_NAME = 'andon-demo.json';
const SEED = 2_026;

const pathIn = (dataDir: string): string => join(dataDir, FILE_NAME);

const holdsDemo = (dataDir: string): boolean => existsSync(pathIn(dataDir));

/** @throws StoreError where a folder holds sample data, which must never be shown as if it were real */
export const refuseDemo = (dataDir: string): void => {
  if (!holdsDemo(dataDir)) return;
  throw new StoreError(
    `The folder ${dataDir} holds sample data: "andon demo" shows it, and nothing else does.`,
  );
};

const parseMark = (text: string): DemoMark | null => {
  try {
    const { seed, firstStartMs } = JSON.parse(text);
    return Number.isSafeInteger(seed) && Number.isSafeInteger(firstStartMs) ? { seed, firstStartMs } : null;
  } catch {
    return null;
  }
};

/**
 * The mark of a folder; null for one that holds no store yet.
 *
 * @throws StoreError where the folder holds a store that is not sample data, or its mark cannot be read
 */
export const readDemoMark = (dataDir: string): DemoMark | null => {
  if (!holdsDemo(dataDir)) {
    if (!existsSync(join(dataDir, DATABASE_FILE_NAME))) return null;
    throw new StoreError(
      `The folder ${dataDir} holds real data: sample data is never mixed with it. Name another with --data-dir.`,
    );
  }
  const mark = parseMark(readFileSync(pathIn(dataDir), 'utf8'));
  if (mark !== null) return mark;
  throw new StoreError(`${pathIn(dataDir)} cannot be read. Delete the folder ${dataDir} to begin anew.`);
};

/** Marks a folder as sample data from its first start on. */
export const writeDemoMark = (dataDir: string, firstStartMs: number): DemoMark => {
  const mark = { seed: SEED, firstStartMs };
  writeFileSync(pathIn(dataDir), `${JSON.stringify(mark)}\n`);
  return mark;
};
