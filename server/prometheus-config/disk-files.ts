import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ConfigFiles } from './load-prometheus-config.ts';

const mostBytes = 16 * 1024 * 1024;

const readText = (path: string): string => {
  if (statSync(path).size > mostBytes) throw new Error(`the file is larger than ${mostBytes} bytes`);
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
};

/** `*` in the last part of a path, as a regular expression of its names; a leading point must be written out. */
const namePattern = (name: string): RegExp => {
  const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${name.startsWith('*') ? '(?!\\.)' : ''}${parts.join('[^/]*')}$`, 's');
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
  findPaths: (pattern) => {
    const [folder, fits] = [dirname(pattern), namePattern(basename(pattern))];
    return readNames(folder)
      .filter((name) => fits.test(name))
      .sort()
      .map((name) => join(folder, name));
  },
};
