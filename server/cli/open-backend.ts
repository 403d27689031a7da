import { resolve } from 'node:path';
import { findConfig } from '../config/find-config.ts';
import { publicTarget } from '../public-target.ts';
import type { Backend } from './backend.ts';
import type { Call } from './command.ts';
import { namedServer, readToken } from './named-server.ts';
import { configFlags } from './options.ts';
import { findRunningServer } from './running-server.ts';
import { createServerBackend } from './server-backend.ts';
import { type Patience, patientWithBusy } from './server-question.ts';
import { createStoreBackend } from './store-backend.ts';

/** Where a call writes to. */
export interface BackendPlace {
  /** Absolute path of the data folder; null where only a server is known. */
  readonly dataDir: string | null;
  /** Address of the server, without what proves who asks; null where none runs. */
  readonly server: string | null;
}

interface OpenBackend {
  readonly backend: Backend;
  readonly place: BackendPlace;
}

const openNamed = (url: string, call: Call, patience: Patience): OpenBackend => {
  const { fetch, after } = call.terminal;
  const secret = readToken(call);
  const backend = createServerBackend({ url, secret, fetch, after, patience });
  return { backend, place: { dataDir: null, server: publicTarget(url) } };
};

/**
 * Where this call writes: the server named by `--server` or `$ANDON_SERVER`, the one that has the data folder open, or the folder
 * itself where none runs. Throws `StoreError` where the folder cannot be opened.
 */
const openBackend = async (call: Call, patience: Patience): Promise<OpenBackend> => {
  const named = namedServer(call);
  if (named !== null) return openNamed(named, call, patience);
  const { fetch, after, environment, folder, nowMs } = call.terminal;
  const { config } = findConfig({ flags: configFlags(call), environment, folder });
  const dataDir = resolve(folder, config.dataDir);
  const running = await findRunningServer(dataDir, fetch);
  if (running !== null) {
    const backend = createServerBackend({ url: running.url, secret: running.key, fetch, after, patience });
    return { backend, place: { dataDir, server: running.url } };
  }
  // Loaded only here: most calls never open a database.
  const { openStore } = await import('../store/open-store.ts');
  const backend = createStoreBackend(openStore({ dataDir, nowMs }), config, {
    nowMs,
    monotonicMs: nowMs,
    after,
  });
  return { backend, place: { dataDir, server: null } };
};

/** Lets `work` write, and closes behind it. */
export const withBackend = async (
  call: Call,
  work: (backend: Backend, place: BackendPlace) => Promise<void>,
  patience = patientWithBusy,
): Promise<void> => {
  const { backend, place } = await openBackend(call, patience);
  try {
    await work(backend, place);
  } finally {
    backend.close();
  }
};
