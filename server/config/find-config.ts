import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { createDefaultConfig } from './default-config.ts';
import type { Environment } from './expand.ts';
import { parseListen } from './listen-address.ts';
import { loadConfig } from './load-config.ts';
import { defaultDataDir, defaultListen } from './read-config.ts';
import { parseTimeZone } from './time-zone.ts';

/** What the command line gives; each wins over the environment, and that over the file. */
export interface ConfigFlags {
  readonly config?: string | undefined;
  readonly listen?: string | undefined;
  readonly dataDir?: string | undefined;
}

/** Where a configuration comes from: the command line's words, the environment, the folder it is looked for in. */
export interface ConfigSource {
  readonly flags: ConfigFlags;
  readonly environment: Environment;
  readonly folder: string;
}

export interface FoundConfig {
  /** Absolute path of the file; null for the built-in default. */
  readonly path: string | null;
  readonly config: Config;
}

/** The file that is meant: `--config`, `$ANDON_CONFIG`, `andon.yaml` in the folder; null where there is none. */
export const findConfigPath = ({ flags, environment, folder }: ConfigSource): string | null => {
  const named = flags.config ?? environment.ANDON_CONFIG;
  if (named !== undefined && named !== '') return resolve(folder, named);
  const usual = resolve(folder, 'andon.yaml');
  return existsSync(usual) ? usual : null;
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ file: path, line: 1, column: 1, message: `cannot be read: ${said}` }]);
  }
};

/** Reads and checks one file. `*File` keys are looked for beside it. Throws `ConfigError`. */
export const readConfigFile = (path: string, environment: Environment): Config =>
  loadConfig(readText(path), {
    file: path,
    environment,
    folder: dirname(path),
    readFile: (name) => readFileSync(resolve(dirname(path), name), 'utf8'),
  });

const readListen = ({ flags, environment }: ConfigSource): Config['listen'] | null => {
  const [name, text] =
    flags.listen === undefined ? ['$ANDON_LISTEN', environment.ANDON_LISTEN] : ['--listen', flags.listen];
  if (text === undefined) return null;
  try {
    return parseListen(text);
  } catch (error) {
    throw new ConfigError([], `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const machineZone = (environment: Environment): string => {
  const zone = environment.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return parseTimeZone(zone);
  } catch {
    return 'UTC';
  }
};

/**
 * The configuration to run with: the file that is found, or the built-in default, under the flags and variables
 * that win over both. Throws `ConfigError`.
 */
export const findConfig = (source: ConfigSource): FoundConfig => {
  const path = findConfigPath(source);
  const listen = readListen(source);
  const dataDir = source.flags.dataDir ?? source.environment.ANDON_DATA_DIR ?? null;
  if (path === null) {
    const config = createDefaultConfig({
      listen: listen ?? parseListen(defaultListen),
      dataDir: dataDir ?? defaultDataDir,
      timeZone: machineZone(source.environment),
    });
    return { path, config };
  }
  const file = readConfigFile(path, source.environment);
  return { path, config: { ...file, listen: listen ?? file.listen, dataDir: dataDir ?? file.dataDir } };
};
