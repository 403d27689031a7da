import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from './config.ts';
import { formatAddress } from './listen-address.ts';

/** Editors and mounts change a file in several steps; the last one counts. */
const settleMs = 200;

export interface ConfigWatch {
  /** Absolute path of the file. */
  readonly path: string;
  readonly running: Config;
  readonly clock: Clock;
  /** Where `SIGHUP` is heard: `process`, or a stand-in. */
  readonly signals: Pick<NodeJS.EventEmitter, 'on' | 'off'>;
  /** Reads and checks the file. Throws where it is faulty. */
  load(): Config;
  /** Puts it in force. Throws where it cannot be. */
  onReload(config: Config): void;
  /** The file is faulty or could not be put in force; the configuration that runs stays. */
  onRefused(error: Error): void;
  /** The file is in force but for what this sentence says. */
  onWarning(message: string): void;
}

/** What is bound at the start stays until the next one. */
const keepBound = (running: Config, loaded: Config, warn: (message: string) => void): Config => {
  const [before, after] = [formatAddress(running.listen), formatAddress(loaded.listen)];
  if (before !== after) warn(`listen stays ${before} until the next start; the file says ${after}`);
  if (running.dataDir !== loaded.dataDir) {
    warn(`dataDir stays ${running.dataDir} until the next start; the file says ${loaded.dataDir}`);
  }
  return { ...loaded, listen: running.listen, dataDir: running.dataDir };
};

/** The folder is watched, not the file: a file that is replaced by a rename takes its watch with it. */
const watchFile = (path: string, onChange: () => void): FSWatcher =>
  // `..data` is the link that a Kubernetes volume swaps in place of the files behind it.
  watch(dirname(path), { persistent: false }, (_, name) => {
    if (name === null || name === basename(path) || name === '..data') onChange();
  });

/**
 * Reloads the file when it changes and on `SIGHUP`. A faulty file is refused and the running configuration stays.
 * Returns what ends the watching. Throws where the folder cannot be watched.
 */
export const watchConfig = (options: ConfigWatch): (() => void) => {
  const { path, clock, signals } = options;
  let cancel = (): void => {};
  const reload = (): void => {
    try {
      options.onReload(keepBound(options.running, options.load(), options.onWarning));
    } catch (error) {
      options.onRefused(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const settle = (): void => {
    cancel();
    cancel = clock.after(settleMs, reload);
  };
  const watcher = watchFile(path, settle);
  watcher.on('error', options.onRefused);
  signals.on('SIGHUP', reload);
  return () => {
    cancel();
    watcher.close();
    signals.off('SIGHUP', reload);
  };
};
