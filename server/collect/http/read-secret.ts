import { readFile } from 'node:fs/promises';
import type { Credentials, Secret } from '../../config/connection.ts';
import { parseHeaderValue } from '../../config/header-text.ts';
import { Failure } from '../failure.ts';

/** Reads a file that the configuration names. @throws Failure `unreadable-file` */
export async function readNamedFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Failure('unreadable-file', `the file ${path} cannot be read`);
  }
}

/**
 * A secret as it is now: its file is read again each time, since tokens rotate.
 *
 * @throws Failure `unreadable-file`, also where the file holds what cannot be sent
 */
export async function readSecret(secret: Secret): Promise<string> {
  if ('value' in secret) return secret.value;
  const text = await readNamedFile(secret.file);
  try {
    return parseHeaderValue(text.trim());
  } catch {
    throw new Failure('unreadable-file', `the file ${secret.file} holds more than one line`);
  }
}

/**
 * The value of the header `Authorization`.
 *
 * @example await authorizationOf({ kind: 'basic', username: 'a', password: { value: 'b' } }) // 'Basic YTpi'
 * @throws Failure `unreadable-file`
 */
export async function authorizationOf(credentials: Credentials): Promise<string> {
  if (credentials.kind === 'authorization')
    return `${credentials.type} ${await readSecret(credentials.token)}`;
  const pair = `${credentials.username}:${await readSecret(credentials.password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
