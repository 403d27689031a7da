import type { FastifyServerOptions } from 'fastify';
import { createLedgerKeeper } from './agreement-ledger.ts';
import { buildApp } from './app.ts';
import type { Clock } from './clock.ts';
import { createChanges } from './collect/changes/create-changes.ts';
import { createCollector } from './collect/collector.ts';
import { senders } from './collect/webhooks/senders/senders.ts';
import { createWebhooks } from './collect/webhooks/webhooks.ts';
import { type CollectorActivity, noActivity } from './collector-activity.ts';
import { createBoard } from './compute/board.ts';
import { createNotices, type Notices } from './compute/notices.ts';
import type { Config } from './config/config.ts';
import { ownOrigin } from './config/listen-address.ts';
import { createRunningConfig, type RunningConfig } from './config/running-config.ts';
import { watchConfig } from './config/watch-config.ts';
import { refuseDemo } from './demo/demo-folder.ts';
import { keepHouse } from './housekeeping.ts';
import { keepDeliveries } from './keep-deliveries.ts';
import { removeLockFile, writeLockFile } from './lock-file.ts';
import { readOwnBuild } from './own-build.ts';
import type { Api } from './serve/serve-deps.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { createTokenSecret, hashSecret } from './tokens.ts';
import { watchObjectives } from './watch/watch.ts';

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
  readonly notices: Notices;
  close(): Promise<void>;
}

/**
 * Opens the store, serves, collects. The parts are closed in the opposite order; where the start fails, those that
 * had begun are closed before it says so.
 *
 * @throws StoreError where the data folder cannot be opened; whatever keeps the address from being listened on
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const parts = new AsyncDisposableStack();
  try {
    const server = await startParts(options, parts);
    return { ...server, close: () => parts.disposeAsync() };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

async function startParts(
  options: ServerOptions,
  parts: AsyncDisposableStack,
): Promise<Omit<RunningServer, 'close'>> {
  const { clock, logger, sample = false } = options;
  const store = openFolder(options, parts);
  const config = createRunningConfig(options.config);
  const notices = createNotices();
  const board = createBoard({ store, config, clock, notices, sample });
  const webhooks = createWebhooks({ store, config, clock, senderOf: (kind) => senders[kind] });
  const folderKey = createTokenSecret();
  const build = readOwnBuild();
  let isReady = false;
  let readActivity = (): CollectorActivity => noActivity;
  const { api, ownMetrics } = await buildApp({
    store,
    config,
    clock,
    board,
    activity: () => readActivity(),
    door: webhooks.door,
    subjects: webhooks.subjects,
    startedAtMs: clock.nowMs(),
    build: build.id,
    version: build.version,
    webFolder: build.webFolder,
    folderKeyHash: hashSecret(folderKey),
    readiness: { isReady: () => isReady },
    logger,
  });
  parts.defer(() => api.close());

  const keepLedger = createLedgerKeeper({ store, notices, clock, log: api.log });
  keepLedger(options.config);
  parts.defer(keepHouse(store, clock, (error) => api.log.error({ err: error }, 'housekeeping failed')));
  webhooks.reader.start({
    // Imports may name other sources: only names of the configuration become labels.
    onRead: (source, outcome) => {
      if (webhooks.door.find(source) !== null) ownMetrics.countDelivery(source, outcome);
    },
    onFailure: (error) => api.log.error({ err: error }, 'what was delivered could not be read'),
  });
  parts.defer(() => webhooks.reader.stop());
  const url = await listen(api, options.config);
  writeLockFile(options.config.dataDir, { pid: process.pid, url, key: folderKey });
  if (!store.tokens.any())
    api.log.warn('no token exists yet: intake from this machine is open (andon token create ends that)');

  parts.defer(
    watchObjectives({
      store,
      config,
      versions: board.versions,
      clock,
      onFailure: (error, service, objective) =>
        api.log.error({ err: error, service, objective }, 'an objective could not be judged'),
      onJudged: ownMetrics.sayJudged,
    }),
  );
  parts.defer(keepDeliveries(board, clock, (error) => api.log.error({ err: error }, 'reading ahead failed')));

  const collector = createCollector({
    config: options.config,
    store,
    clock,
    log: api.log,
    userAgent: `Andon/${build.version}`,
    ownOrigin: url,
    observe: ownMetrics.countAttempt,
    servicesFound: (services) => {
      config.find(services);
      webhooks.reader.matchAgain();
      store.announce('config');
    },
  });
  parts.defer(() => collector.stop());
  collector.start();
  readActivity = collector.activity;

  const changes = createChanges({
    store,
    clock,
    log: api.log,
    config: config.current,
    userAgent: `Andon/${build.version}`,
    own: { host: options.config.listen.host, port: Number(new URL(url).port || 80) },
    variables: process.env,
  });
  parts.defer(() => changes.stop());
  changes.start();

  if (options.file !== null) {
    const putInForce = (next: Config) => {
      keepLedger(next);
      const before = config.current();
      config.replace(next);
      changes.reconfigure(before, next);
      webhooks.reader.matchAgain();
      void collector.reconfigure(next);
    };
    parts.defer(followFile({ ...options, ...options.file, api, store, running: config, putInForce }));
  }
  isReady = true;
  parts.defer(() => {
    isReady = false;
  });
  return { url, store, notices };
}

interface Following extends Pick<ServerOptions, 'config' | 'clock'> {
  readonly path: string;
  load(): Config;
  readonly api: Api;
  readonly store: Store;
  readonly running: RunningConfig;
  /** Throws where it cannot be. */
  putInForce(next: Config): void;
}

/** Watches the file, and says in the log and on the board what became of it. Returns what ends that. */
function followFile({ path, load, config, clock, api, store, running, putInForce }: Following): () => void {
  return watchConfig({
    path,
    load,
    running: config,
    clock,
    signals: process,
    onReload: (next) => {
      putInForce(next);
      store.announce('config');
      api.log.info('configuration reloaded');
    },
    onRefused: (error) => {
      running.refuse({ message: error.message, sinceMs: clock.nowMs() });
      store.announce('config');
      api.log.error(`configuration refused, the running one stays: ${error.message}`);
    },
    onWarning: (message) => api.log.warn(message),
  });
}

function openFolder({ config, clock, sample }: ServerOptions, parts: AsyncDisposableStack): Store {
  const { dataDir } = config;
  if (sample !== true) refuseDemo(dataDir);
  const store = openStore({ dataDir, nowMs: clock.nowMs });
  parts.defer(() => {
    try {
      store.close();
    } finally {
      removeLockFile(dataDir);
    }
  });
  return store;
}

/** The address to print and to reach the server by: its port is known now, also where any free one was asked for. */
async function listen(api: Api, { listen: { host, port } }: Config): Promise<string> {
  const url = new URL(await api.listen({ host, port }));
  return ownOrigin({ host, port: Number(url.port || 80) });
}
