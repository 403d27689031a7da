import { stat } from 'node:fs/promises';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { TlsOptions } from '../../config/connection.ts';
import { Failure } from '../failure.ts';
import { readNamedFile } from './read-secret.ts';

/** More kinds of connections than a configuration has; the oldest is made anew where there are more. */
const MAX_CONTEXTS = 256;

export interface TlsContext {
  readonly context: SecureContext;
  /** Another one wherever a file is another: connections of the same key trust the same. */
  readonly key: string;
}

/** Files of TLS options as they are now: what was read is kept until a file changes. */
export interface TlsContexts {
  /** @throws Failure `unreadable-file` */
  of(tls: TlsOptions): Promise<TlsContext>;
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${path}@${mtimeMs}-${size}-${ino}`;
  } catch {
    throw new Failure('unreadable-file', `the file ${path} cannot be read`);
  }
}

async function readContext({ caFile, certFile, keyFile }: TlsOptions): Promise<SecureContext> {
  const [ca, cert, key] = await Promise.all(
    [caFile, certFile, keyFile].map((path) => (path === null ? undefined : readNamedFile(path))),
  );
  try {
    return createSecureContext({ ca, cert, key });
  } catch {
    const paths = [caFile, certFile, keyFile].filter((path) => path !== null);
    throw new Failure('unreadable-file', `TLS cannot be set up with ${paths.join(', ')}`);
  }
}

export function createTlsContexts(): TlsContexts {
  const contexts = new Map<string, SecureContext>();

  function keep(key: string, context: SecureContext): void {
    contexts.delete(key);
    const [oldest] = contexts.keys();
    if (contexts.size >= MAX_CONTEXTS && oldest !== undefined) contexts.delete(oldest);
    contexts.set(key, context);
  }

  return {
    async of(tls) {
      const paths = [tls.caFile, tls.certFile, tls.keyFile];
      const stamps = await Promise.all(paths.map((path) => (path === null ? '' : stampOf(path))));
      const filesKey = stamps.join(' ');
      const context = contexts.get(filesKey) ?? (await readContext(tls));
      keep(filesKey, context);
      return { context, key: JSON.stringify([filesKey, tls.serverName, tls.insecureSkipVerify]) };
    },
  };
}
