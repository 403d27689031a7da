import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { AllowedPlace } from '../../config/allowed-place.ts';
import type { TlsOptions } from '../../config/connection.ts';
import { Failure } from '../failure.ts';
import type { Destination } from './destination.ts';
import type { Dialer, Dialled } from './dialer.ts';
import type { Reach } from './reach.ts';

/** How long an idle connection is kept where the target does not say. */
const IDLE_CONNECTION_MS = 60_000;

/** Where a connection leads, and whom it trusts. */
export interface Route {
  /** An `http:` or `https:` address. */
  readonly url: URL;
  readonly tls: TlsOptions;
  readonly reach: Reach;
  /** What it must be among; null for whatever may be asked at all. */
  readonly allow: readonly AllowedPlace[] | null;
  readonly signal: AbortSignal;
}

/** A connection for one exchange at a time. */
export interface Connection {
  readonly client: Client;
  /** How it was opened; null before it is. */
  opened(): Dialled | null;
  /** To be used again by whoever asks for the same. */
  keep(): void;
  /** Closes it, at once and whatever it is doing. */
  end(): void;
}

/** Connections over HTTP, kept between exchanges. None is used for what its address may not be reached for. */
export interface Connections {
  /** An idle one of the same route; null where there is none. */
  take(route: Route): Promise<Connection | null>;
  /** A new one; it is opened when something is sent over it. */
  create(route: Route): Promise<Connection>;
  close(): Promise<void>;
}

function destinationOf({ url, reach, allow }: Route): Destination & { readonly port: number } {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)), reach, allow };
}

interface Line extends Connection {
  readonly key: string;
  /** For the exchange to come. */
  begin(route: Route): void;
}

export function createConnections(dialer: Dialer): Connections {
  const idle = new Map<string, Line[]>();
  const all = new Set<Line>();

  async function keyOf({ url, tls }: Route): Promise<string> {
    if (url.protocol === 'http:') return url.origin;
    return `${url.origin} ${(await dialer.contexts.of(tls)).key}`;
  }

  function forget(line: Line): void {
    const rest = (idle.get(line.key) ?? []).filter((each) => each !== line);
    if (rest.length === 0) idle.delete(line.key);
    else idle.set(line.key, rest);
  }

  function createLine(key: string, first: Route): Line {
    let route = first;
    let opened: Dialled | null = null;

    const dial = async (): Promise<Socket> => {
      const { url, tls, signal } = route;
      opened = await dialer.dial({
        ...destinationOf(route),
        tls: url.protocol === 'https:' ? tls : null,
        protocol: 'http/1.1',
        signal,
      });
      return opened.socket;
    };
    const client = new Client(first.url.origin, {
      connect: (_, callback) => {
        dial().then(
          (socket) => callback(null, socket),
          (error: Error) => callback(error, null),
        );
      },
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: IDLE_CONNECTION_MS,
      // The clock that was passed in ends an attempt; undici's own timers stay out of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const line: Line = {
      key,
      client,
      opened: () => opened,
      begin: (next) => {
        route = next;
      },
      keep: () => {
        // One that closed behind its last answer is nothing to keep.
        if (opened?.socket.destroyed === false) idle.set(key, [...(idle.get(key) ?? []), line]);
        else line.end();
      },
      end: () => {
        forget(line);
        all.delete(line);
        void client.destroy();
      },
    };
    client.on('disconnect', () => {
      if (idle.get(key)?.includes(line)) line.end();
    });
    all.add(line);
    return line;
  }

  /** Whether the address of an idle connection may be asked now: the policy and the route's bounds may be others. */
  function isPermitted(line: Line, route: Route): boolean {
    const address = line.opened()?.address;
    if (address === undefined) return false;
    try {
      dialer.guard.check(address, destinationOf(route));
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }

  return {
    async take(route) {
      const line = (idle.get(await keyOf(route)) ?? []).findLast((each) => isPermitted(each, route));
      if (line === undefined) return null;
      forget(line);
      line.begin(route);
      return line;
    },
    create: async (route) => createLine(await keyOf(route), route),
    async close() {
      const clients = [...all].map(({ client }) => client);
      all.clear();
      idle.clear();
      await Promise.all(clients.map((client) => client.destroy()));
    },
  };
}
