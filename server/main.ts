import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { runCommand } from './cli/run-command.ts';
import { serve } from './cli/serve.ts';
import { createTerminal } from './cli/terminal.ts';
import type { Clock } from './clock.ts';
import { ConfigError } from './config/config-error.ts';
import { findConfig } from './config/find-config.ts';
import { type DemoOptions, startDemo } from './demo/start-demo.ts';
import { watchOwnRepository } from './own-repository.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { StoreError } from './store/store-error.ts';

/** The machine's clock: the one place where the server reads it. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

const complain = (error: unknown): void => {
  process.stderr.write(`andon: ${sayFailure(error)}\n`);
};

/** Without a configuration the releases of the repository it is started in are its own. */
const ownRepository = {
  folder: process.cwd(),
  service: 'andon',
  variables: process.env,
  clock: systemClock,
  onError: complain,
};

export interface RunOptions {
  readonly config?: string;
  readonly listen?: string;
  readonly dataDir?: string;
}

type Running = Pick<RunningServer, 'url' | 'close'>;

/** Keeps a board running until a signal ends it. A start that fails says why in one line and exits 1. */
async function runUntilSignal(start: () => Promise<Running>): Promise<void> {
  try {
    const { url, close } = await start();
    closeWithGrace({ delay: 10_000, skip: ['SIGHUP'] }, async ({ err }) => {
      if (err) complain(err);
      await close();
    });
    process.stdout.write(`\n  Andon is live at ${url}  (wall: ${url}/wall)\n\n`);
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}

async function startConfigured(options: RunOptions): Promise<Running> {
  const source = { flags: options, environment: process.env, folder: process.cwd() };
  const { path, config } = findConfig(source);
  const server = await startServer({
    config,
    file:
      path === null
        ? null
        : { path, load: () => findConfig({ ...source, flags: { ...options, config: path } }).config },
    clock: systemClock,
    logger: { level: process.env.ANDON_LOG_LEVEL ?? 'info' },
  });
  const stopLooking = path === null ? watchOwnRepository({ ...server, ...ownRepository }) : () => {};
  return {
    url: server.url,
    close: async () => {
      stopLooking();
      await server.close();
    },
  };
}

/** Runs the board until a signal ends it. */
export const runServer = (options: RunOptions): Promise<void> =>
  runUntilSignal(() => startConfigured(options));

/** Runs the board over sample data until a signal ends it. */
export const runDemo = (options: Omit<DemoOptions, 'clock' | 'logger'>): Promise<void> =>
  runUntilSignal(() =>
    startDemo({
      ...options,
      clock: systemClock,
      logger: { level: process.env.ANDON_LOG_LEVEL ?? 'warn' },
    }),
  );

function sayFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `the address is taken: ${error.message}. Choose another with --listen.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const startedDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (startedDirectly) {
  const words = ['serve', ...process.argv.slice(2)];
  // Not awaited: `serve` loads this very file, which has to be through by then.
  void runCommand(words, [serve], createTerminal(systemClock)).then((code) => {
    if (code !== 0) process.exitCode = code;
  });
}
