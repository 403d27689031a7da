import { open } from 'node:fs/promises';
import type { TargetGroup } from '../../config/discovery-config.ts';
import { Failure } from '../failure.ts';
import { MAX_LIST_BYTES, readTargetList } from './read-target-list.ts';

async function readText(path: string, limitBytes: number): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > limitBytes) throw new Failure('too-large', `it is larger than ${limitBytes} bytes`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * Reads the target groups of a file, JSON or YAML by its name.
 *
 * @returns null where there is no such file any more
 * @throws Failure
 */
export async function readListFile(path: string): Promise<TargetGroup[] | null> {
  const format = path.endsWith('.json') ? 'json' : 'yaml';
  try {
    return readTargetList(await readText(path, MAX_LIST_BYTES[format]), format);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (isGone(error)) return null;
    throw new Failure('unreadable-file', 'it cannot be read');
  }
}
