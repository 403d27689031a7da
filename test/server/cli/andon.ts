import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { commands } from '../../../server/cli/commands.ts';
import { runCommand } from '../../../server/cli/run-command.ts';
import type { Clock } from '../../../server/clock.ts';
import { findConfig } from '../../../server/config/find-config.ts';
import { startServer } from '../../../server/start-server.ts';

const program = fileURLToPath(new URL('../../../server/cli.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with no configuration in it. */
export const createFolder = (): string => mkdtempSync(join(tmpdir(), 'andon-cli-'));

const start = (
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): ChildProcess =>
  spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const noop = (): void => {};

const clock: Clock = {
  nowMs: Date.now,
  monotonicMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Runs `andon` with these words in a folder, in this process: a start of Node costs more than most commands. */
export const andon = async (
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  let [out, err] = ['', ''];
  const code = await runCommand(words, commands, {
    out: (line) => {
      out += `${line}\n`;
    },
    outLines: async (lines) => {
      for (const line of lines) out += `${line}\n`;
    },
    err: (line) => {
      err += `${line}\n`;
    },
    environment: { PATH: process.env.PATH, ...variables },
    folder,
    nowMs: clock.nowMs,
    after: clock.after,
    input: () => Readable.from([]),
    onInterrupt: () => noop,
    fetch,
  });
  return { code, out, err };
};

/** As `andon`, in a process of its own, as a shell would. */
export const andonProcess = (
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = start(folder, words, variables);
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

/** Runs `andon` so that it can be ended in the middle. */
export const killable = (
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): { kill(signal: NodeJS.Signals): void; readonly ended: Promise<void> } => {
  const child = start(folder, words, variables);
  child.stdout?.resume();
  child.stderr?.resume();
  return {
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => child.on('close', () => resolve())),
  };
};

/** Starts the board on a free port in a folder, in this process. Returns what stops it. */
export const serveFolder = async (folder: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const { config } = findConfig({ flags: { listen: '127.0.0.1:0' }, environment: {}, folder });
  const dataDir = join(folder, config.dataDir);
  const { url, close } = await startServer({
    config: { ...config, dataDir },
    file: null,
    clock,
    logger: false,
  });
  return { url, stop: close };
};

/** As `serveFolder`, in a process of its own, which any signal can end. */
export const serveProcess = async (
  folder: string,
): Promise<{ url: string; stop: (signal: NodeJS.Signals) => Promise<void> }> => {
  const child = start(folder, ['serve', '--listen', '127.0.0.1:0']);
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.stdout?.resume();
  child.stderr?.resume();
  const lock = join(folder, 'data', 'andon.lock');
  for (let tries = 0; tries < 400 && !existsSync(lock); tries += 1) await pause(50);
  const { url } = JSON.parse(readFileSync(lock, 'utf8'));
  return {
    url,
    stop: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
};
