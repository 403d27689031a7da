import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyServerOptions } from 'fastify';
import { applyAgreement } from './agreement-ledger.ts';
import { buildApp } from './app.ts';
import type { Clock } from './clock.ts';
import { createCollector } from './collect/collector.ts';
import { createBoard } from './compute/board.ts';
import { createNotices } from './compute/notices.ts';
import type { Config } from './config/config.ts';
import { formatAddress } from './config/listen-address.ts';
import { createRunningConfig } from './config/running-config.ts';
import { watchConfig } from './config/watch-config.ts';
import { refuseDemo } from './demo/demo-folder.ts';
import { keepHouse } from './housekeeping.ts';
import { removeLockFile, writeLockFile } from './lock-file.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { createTokenSecret, hashSecret } from './tokens.ts';

export interface ServerOptions {
  readonly config: Config;
  /** The file to watch, and how to read it again; null for the built-in default. */
  readonly file: { readonly path: string; readonly load: () => Config } | null;
  readonly clock: Clock;
  readonly logger: FastifyServerOptions['logger'];
  /** Marks every page as sample data. */
  readonly sample?: boolean;
}

export interface RunningServer {
  readonly url: string;
  readonly store: Store;
  /** Notes something a reader of the board should know. */
  readonly notices: ReturnType<typeof createNotices>;
  close(): Promise<void>;
}

const projectFolder = join(import.meta.dirname, '..');
const webFolder = join(projectFolder, 'web', 'dist');

const readVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  return String(version);
};

const readBuildId = (): string => {
  const path = join(webFolder, 'build-id');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : 'none';
};

/** Opens the store, serves, collects. The parts are closed in the opposite order. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { clock } = options;
  const { dataDir, listen } = options.config;
  if (options.sample !== true) refuseDemo(dataDir);
  const store = openStore({ dataDir, nowMs: clock.nowMs });
  try {
    return await serveStore(options, store);
  } catch (error) {
    store.close();
    removeLockFile(dataDir);
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { listen });
  }
}

async function serveStore(options: ServerOptions, store: Store): Promise<RunningServer> {
  const { clock, file, logger } = options;
  const { dataDir, listen } = options.config;
  const version = readVersion();
  const config = createRunningConfig(options.config);
  const notices = createNotices();
  const folderKey = createTokenSecret();
  const board = createBoard({
    store,
    config,
    clock,
    notices,
    sample: options.sample ?? false,
  });
  let ready = false;
  const { api, ownMetrics } = await buildApp({
    store,
    config,
    clock,
    board,
    build: readBuildId(),
    version,
    folderKeyHash: hashSecret(folderKey),
    readiness: { isReady: () => ready },
    webFolder,
    logger,
  });

  const sayLedger = (current: Config) => {
    const outcome = applyAgreement(store, current, clock.nowMs());
    notices.set(
      'agreement-differs',
      outcome === 'differs' ? { sinceMs: clock.nowMs(), detail: differs } : null,
    );
    if (outcome === 'differs') api.log.warn(differs);
    if (outcome === 'appended') api.log.info('the agreement changed: a new version is in force');
  };
  sayLedger(options.config);
  const stopHouse = keepHouse(store, clock, (error) => api.log.error({ err: error }, 'housekeeping failed'));
  const url = await api.listen({ host: listen.host, port: listen.port });
  const origin = originOf(url, listen.host);
  writeLockFile(dataDir, { pid: process.pid, url: origin, key: folderKey });
  if (!store.tokens.any())
    api.log.warn('no token exists yet: intake from this machine is open (andon token create ends that)');

  const collector = createCollector({
    config: options.config,
    store,
    clock,
    log: api.log,
    userAgent: `Andon/${version}`,
    ownOrigin: origin,
    observe: ownMetrics.countAttempt,
  });
  collector.start();
  ready = true;

  const stopWatching =
    file === null
      ? () => {}
      : watchConfig({
          path: file.path,
          running: options.config,
          clock,
          signals: process,
          load: file.load,
          onReload: (next) => {
            config.replace(next);
            sayLedger(next);
            void collector.reconfigure(next);
            store.announce('config');
            api.log.info('configuration reloaded');
          },
          onRefused: (error) => {
            config.refuse({ message: error.message, sinceMs: clock.nowMs() });
            store.announce('config');
            api.log.error(`configuration refused, the running one stays: ${error.message}`);
          },
          onWarning: (message) => api.log.warn(message),
        });

  return {
    url: origin,
    store,
    notices,
    close: async () => {
      ready = false;
      stopWatching();
      await collector.stop();
      await api.close();
      stopHouse();
      store.close();
      removeLockFile(dataDir);
    },
  };
}

const differs =
  'The agreement in the file differs from the one in force. The ledger keeps what was signed; with "managedBy: file" a changed section becomes a new version.';

/** The address to print and to reach the server by: a wildcard is not one. */
function originOf(url: string, host: string): string {
  const port = Number(new URL(url).port || 80);
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${formatAddress({ host, port })}`;
}
