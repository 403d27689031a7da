import type { Readable } from 'node:stream';
import type { Clock } from '../../clock.ts';
import { type Connection as ConnectionConfig, plainConnection } from '../../config/connection.ts';
import { Failure } from '../failure.ts';
import { withinTime } from '../within-time.ts';
import { type AddressGuardOptions, createAddressGuard } from './address-guard.ts';
import { type Connection, createConnections } from './connections.ts';
import { createDialer } from './dialer.ts';
import { firstHop, type Hop, isRedirect, nextHop } from './hop.ts';
import { createStopwatch, type Exchange, type HttpTimings, headerOf, toAnswer } from './http-answer.ts';
import { networkFailure } from './network-failure.ts';
import type { Reach } from './reach.ts';
import { createTlsContexts } from './tls-contexts.ts';

/** As Prometheus: more redirects than that lead nowhere. */
const MAX_REDIRECTS = 10;

export interface HttpAnswer {
  readonly status: number;
  /** Where it came from, after all redirects. */
  readonly url: string;
  /** How far inside the address lies that it came from. */
  readonly reach: Reach;
  /** Of the host that answered; null where no TLS was spoken. */
  readonly certificate: { readonly validToMs: number } | null;
  header(name: string): string | null;
  timings(): HttpTimings;
  readonly body: Readable;
}

export interface HttpAttempt {
  readonly url: string;
  /** `GET` unless it is given. */
  readonly method?: string;
  readonly body?: string;
  /** Credentials, TLS, redirects and what it must be among; a plain one unless it is given. */
  readonly connection?: ConnectionConfig;
  /** The innermost kind of address that it may lead to; `self`, so any, unless it is given. */
  readonly reach?: Reach;
  /** Whether it may go over a connection that was opened before; true unless it is given. */
  readonly keepAlive?: boolean;
  /** Names in small letters; no secrets, since they go along with redirects. */
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole attempt: connection, headers and body, and all redirects. */
  readonly timeoutSeconds: number;
  /** Ends the attempt from outside. */
  readonly signal: AbortSignal;
}

/** Requests over connections that are kept between attempts, to addresses that may be asked. */
export interface HttpClient {
  /**
   * Sends the request, follows redirects where the connection says so, and has `read` make something of the
   * answer; what `read` leaves of the body is thrown away with its connection.
   * @throws Failure with its reason
   */
  request<T>(attempt: HttpAttempt, read: (answer: HttpAnswer) => Promise<T>): Promise<T>;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** An idle connection may be closed by the target in the moment it is used again: that is not a failure. */
function isStaleConnection(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(String(error.code));
}

/** Whether a request may be made twice. */
function isRepeatable({ method }: Hop): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

export interface HttpClientOptions extends AddressGuardOptions {
  readonly clock: Clock;
  readonly userAgent: string;
}

/** @example const http = createHttpClient({ clock, userAgent, outbound: () => config.outbound }); */
export function createHttpClient({ clock, userAgent, ...policy }: HttpClientOptions): HttpClient {
  const guard = createAddressGuard(policy);
  const connections = createConnections(createDialer({ clock, guard, contexts: createTlsContexts() }));

  async function exchangeOver(connection: Connection, hop: Hop, signal: AbortSignal): Promise<Exchange> {
    const { url, method, body } = hop;
    const before = connection.opened();
    const headers = { ...hop.headers, ...hop.ownHeaders };
    try {
      const path = url.pathname + url.search;
      const raw = await connection.client.request({ path, method, headers, body, signal });
      // A body that is ended before it was read through reports that as an error; nobody waits for it.
      raw.body.on('error', () => undefined);
      const opened = connection.opened();
      if (opened === null) throw new Error('an answer came over a connection that was never opened');
      return { raw, connection, opened, reused: opened === before };
    } catch (error) {
      connection.end();
      throw error;
    }
  }

  async function send(hop: Hop, keepAlive: boolean, signal: AbortSignal): Promise<Exchange> {
    const route = { ...hop, signal };
    const kept = keepAlive ? await connections.take(route) : null;
    try {
      return await exchangeOver(kept ?? (await connections.create(route)), hop, signal);
    } catch (error) {
      if (kept === null || !isStaleConnection(error) || !isRepeatable(hop) || signal.aborted) {
        throw networkFailure(error, false);
      }
    }
    try {
      return await exchangeOver(await connections.create(route), hop, signal);
    } catch (error) {
      throw networkFailure(error, false);
    }
  }

  /** Sends what a redirect asks for: where that fails, the target led there. */
  async function sendOn(hop: Hop, keepAlive: boolean, signal: AbortSignal): Promise<Exchange> {
    try {
      return await send(hop, keepAlive, signal);
    } catch (error) {
      throw error instanceof Failure ? new Failure(error.reason, error.message, true) : error;
    }
  }

  async function readAnswer<T>(
    { raw, connection }: Exchange,
    answer: HttpAnswer,
    keepAlive: boolean,
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<T> {
    try {
      return await read(answer);
    } catch (error) {
      throw networkFailure(error, true);
    } finally {
      if (keepAlive && raw.body.readableEnded) connection.keep();
      else connection.end();
    }
  }

  async function follow<T>(
    attempt: HttpAttempt,
    signal: AbortSignal,
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<T> {
    const { connection: { followRedirects } = plainConnection, keepAlive = true } = attempt;
    const stopwatch = createStopwatch(clock);
    const seen = new Set<string>();
    let hop = await firstHop(attempt, userAgent);
    for (;;) {
      checkLoop(seen, hop);
      const exchange = await (seen.size === 1
        ? send(hop, keepAlive, signal)
        : sendOn(hop, keepAlive, signal));
      stopwatch.add(exchange);
      const { raw, opened, connection } = exchange;
      const pointer = { status: raw.statusCode, location: headerOf(raw, 'location'), reach: opened.reach };
      if (!followRedirects || !isRedirect(pointer)) {
        return readAnswer(exchange, toAnswer(exchange, hop.url, stopwatch.read), keepAlive, read);
      }
      connection.end();
      hop = nextHop(hop, pointer);
    }
  }

  return {
    request(attempt, read) {
      const limit = { ...attempt, missing: 'no complete answer' };
      return withinTime(clock, limit, (signal) => follow(attempt, signal, read));
    },
    close: () => connections.close(),
  };
}

function checkLoop(seen: Set<string>, { method, url }: Hop): void {
  const place = `${method} ${url.href}`;
  if (seen.has(place)) throw new Failure('redirect-loop', 'a redirect points back to where it came from');
  if (seen.size > MAX_REDIRECTS) {
    throw new Failure('redirect-loop', `more than ${MAX_REDIRECTS} redirects one after another`);
  }
  seen.add(place);
}
