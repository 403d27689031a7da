import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './expand.ts';
import { openYaml } from './open-yaml.ts';
import { readConfig } from './read-config.ts';

export interface LoadOptions {
  /** What the text is called in problems. */
  readonly file: string;
  /** Variables for `${NAME}`. */
  readonly environment: Environment;
  /** Absolute path of the folder that paths in the text begin at. */
  readonly folder: string;
  /** Text of a file named by a `*File` key. Throws where it cannot be read. */
  readFile(path: string): string;
}

/**
 * Reads the text of an `andon.yaml` (DESIGN.md §3). After it, every value of the answer is checked.
 * Throws `ConfigError` with everything that is wrong. An empty text is wrong too: it is what a half-saved file
 * looks like.
 */
export const loadConfig = (text: string, options: LoadOptions): Config => {
  const { root, problems } = openYaml(text, options);
  if (root.kind === 'nothing') root.report('the file is empty');
  const config = readConfig(root);
  if (problems().length > 0) throw new ConfigError(problems());
  return config;
};
