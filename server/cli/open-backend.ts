import { resolve } from 'node:path';
import { findConfig } from '../config/find-config.ts';
import type { Backend } from './backend.ts';
import { type Call, UsageError } from './command.ts';
import { configFlags } from './options.ts';
import { findRunningServer } from './running-server.ts';
import { createServerBackend } from './server-backend.ts';
import { createStoreBackend } from './store-backend.ts';

const openNamed = (url: string, { terminal, text }: Call): Backend => {
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw new UsageError(`--server "${url}" is not a web address`);
  const secret = text('token') ?? terminal.environment.ANDON_TOKEN ?? null;
  return createServerBackend({ url, secret, fetch: terminal.fetch, after: terminal.after });
};

/**
 * Where this call writes: the server named by `--server`, the one that has the data folder open, or the folder
 * itself where none runs. Throws `StoreError` where the folder cannot be opened.
 */
const openBackend = async (call: Call): Promise<Backend> => {
  const named = call.text('server');
  if (named !== undefined) return openNamed(named, call);
  const { fetch, after, environment, folder, nowMs } = call.terminal;
  const { config } = findConfig({ flags: configFlags(call), environment, folder });
  const dataDir = resolve(folder, config.dataDir);
  const running = await findRunningServer(dataDir, fetch);
  if (running !== null) return createServerBackend({ url: running.url, secret: running.key, fetch, after });
  // Loaded only here: most calls never open a database.
  const { openStore } = await import('../store/open-store.ts');
  return createStoreBackend(openStore({ dataDir, nowMs }), config, nowMs);
};

/** Lets `work` write, and closes behind it. */
export const withBackend = async (call: Call, work: (backend: Backend) => Promise<void>): Promise<void> => {
  const backend = await openBackend(call);
  try {
    await work(backend);
  } finally {
    backend.close();
  }
};
