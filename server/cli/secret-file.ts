import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandFailure } from './command.ts';

/**
 * What a file holds as a secret, without the line end that editors put behind it.
 *
 * @param folder where a relative path begins
 * @throws CommandFailure where it cannot be read or holds nothing; what it holds is never said
 */
export const readSecretFile = (path: string, folder: string): string => {
  let text: string;
  try {
    text = readFileSync(resolve(folder, path), 'utf8').trim();
  } catch (error) {
    throw new CommandFailure(`${path} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  if (text === '') throw new CommandFailure(`${path} holds no token`);
  return text;
};
