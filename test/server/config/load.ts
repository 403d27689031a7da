import type { Config } from '../../../server/config/config.ts';
import { ConfigError } from '../../../server/config/config-error.ts';
import type { Environment } from '../../../server/config/expand.ts';
import { loadConfig } from '../../../server/config/load-config.ts';

/** Reads a configuration of a test; files that `*File` keys name are given by name. */
export const load = (
  text: string,
  environment: Environment = {},
  files: Readonly<Record<string, string>> = {},
): Config =>
  loadConfig(text, {
    file: 'andon.yaml',
    environment,
    folder: '/etc/andon',
    readFile: (path) => {
      const content = files[path];
      if (content === undefined) throw new Error(`no file ${path}`);
      return content;
    },
  });

/** What is wrong with a text, as `line:column message`, in the order given. */
export const problemsOf = (text: string, environment: Environment = {}, files = {}): string[] => {
  try {
    load(text, environment, files);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
  return [];
};
