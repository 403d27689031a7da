import { ConfigError, type ConfigProblem } from '../config/config-error.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Conversion } from './convert-config.ts';

/**
 * What `check-config` will say of the text once its variables are set. Mostly nothing; a file that it names and that
 * cannot be read here is a problem of the place and not of the text.
 *
 * @param path where the text stands or will stand, absolute
 * @param readFile throws where a file cannot be read
 */
export const checkConversion = (
  { text, placeholders }: Conversion,
  { path, folder, readFile }: { path: string; folder: string; readFile(path: string): string },
): readonly ConfigProblem[] => {
  const environment = Object.fromEntries(placeholders.map(({ name, sample }) => [name, sample]));
  try {
    loadConfig(text, { file: path, environment, folder, readFile });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};
