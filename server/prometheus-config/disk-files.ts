import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createFilePattern } from '../collect/discovery/file-pattern.ts';
import type { ConfigFiles } from './load-prometheus-config.ts';

const mostBytes = 16 * 1024 * 1024;

const readText = (path: string): string => {
  if (statSync(path).size > mostBytes) throw new Error(`the file is larger than ${mostBytes} bytes`);
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
};

const readNames = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
};

/** The disk as the reading of a configuration needs it. Files over 16 MiB and such that are not UTF-8 are refused. */
export const diskFiles: ConfigFiles = {
  readText,
  findPaths: (path) => {
    const { folder, matches } = createFilePattern(path);
    return readNames(folder)
      .filter(matches)
      .sort()
      .map((name) => join(folder, name));
  },
};
