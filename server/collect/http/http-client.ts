import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import type { Clock } from '../../clock.ts';
import type { Connection } from '../../config/connection.ts';
import { Failure } from '../failure.ts';
import { networkFailure } from './network-failure.ts';
import type { Reach } from './reach.ts';

/** Bounds a connection that neither opens nor fails; the time-out of the attempt is mostly shorter. */
const CONNECT_LIMIT_MS = 10_000;
/** How long an idle connection is kept where the target does not say. */
const IDLE_CONNECTION_MS = 60_000;

export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly body: Readable;
}

export interface HttpAttempt {
  readonly url: string;
  /** `GET` unless it is given. */
  readonly method?: string;
  readonly body?: string;
  /** Credentials, TLS and redirects; a plain one unless it is given. */
  readonly connection?: Connection;
  /** The innermost kind of address that it may lead to; `loopback`, so any, unless it is given. */
  readonly reach?: Reach;
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole attempt: connection, headers and body. */
  readonly timeoutSeconds: number;
  /** Ends the attempt from outside. */
  readonly signal: AbortSignal;
}

/** Requests over connections that are kept between attempts. Redirects are answers like any other. */
export interface HttpClient {
  /**
   * Sends the request and has `read` make something of the answer; what `read` leaves of the body is thrown
   * away with its connection.
   * @throws Failure with its reason
   */
  request<T>(attempt: HttpAttempt, read: (answer: HttpAnswer) => Promise<T>): Promise<T>;
  /** Ends all connections. */
  close(): Promise<void>;
}

type RawAnswer = Awaited<ReturnType<typeof request>>;

function toAnswer({ statusCode, headers, body }: RawAnswer): HttpAnswer {
  return {
    status: statusCode,
    header(name) {
      const value = headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
    body,
  };
}

/** An idle connection may be closed by the target in the moment it is used again: that is not a failure. */
function isStaleConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
}

export function createHttpClient({ clock, userAgent }: { clock: Clock; userAgent: string }): HttpClient {
  const agent = new Agent({
    connect: { timeout: CONNECT_LIMIT_MS },
    keepAliveTimeout: IDLE_CONNECTION_MS,
    // The clock that was passed in ends an attempt; undici's own timers stay out of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  async function send(attempt: HttpAttempt, signal: AbortSignal): Promise<RawAnswer> {
    const headers = { 'user-agent': userAgent, ...attempt.headers };
    const { method = 'GET', body = null } = attempt;
    const options = { dispatcher: agent, method, body, headers, signal };
    try {
      return await request(attempt.url, options);
    } catch (error) {
      if (!isStaleConnection(error) || signal.aborted) throw error;
      return request(attempt.url, options);
    }
  }

  async function exchange<T>(
    attempt: HttpAttempt,
    signal: AbortSignal,
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<T> {
    let body: Readable | null = null;
    try {
      const raw = await send(attempt, signal);
      body = raw.body;
      // A body that is ended before it was read through reports that as an error; nobody waits for it.
      body.on('error', () => undefined);
      return await read(toAnswer(raw));
    } catch (error) {
      throw networkFailure(error, body !== null);
    } finally {
      if (body !== null && !body.readableEnded) body.destroy();
    }
  }

  return {
    async request(attempt, read) {
      if (!/^https?:\/\//i.test(attempt.url))
        throw new Failure('unsupported', 'only http and https are read');
      const ended = new AbortController();
      const cancelTimeout = clock.after(attempt.timeoutSeconds * 1_000, () => {
        ended.abort(new Failure('timeout', `no complete answer within ${attempt.timeoutSeconds} s`));
      });
      try {
        return await exchange(attempt, AbortSignal.any([ended.signal, attempt.signal]), read);
      } catch (error) {
        throw ended.signal.aborted ? ended.signal.reason : error;
      } finally {
        cancelTimeout();
      }
    },
    close: () => agent.destroy(),
  };
}
