import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../server/config/load-config.ts';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { createTestClock, type TestClock } from '../fakes/test-clock.ts';

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A whole server on a real port and a real file, with a clock that the test moves. */
export interface TestBoard {
  readonly url: string;
  readonly clock: TestClock;
  readonly server: RunningServer;
  readonly dataDir: string;
  get<T>(path: string): Promise<T>;
  send<T = { detail?: string; type?: string }>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<T>>;
  /** Stops it. The data folder stays: `start` goes on from there. */
  stop(): Promise<void>;
  /** Starts it again, stopped, on the same address, data folder and clock. */
  start(): Promise<TestBoard>;
  /** Stops it and starts it again. */
  restart(): Promise<TestBoard>;
  close(): Promise<void>;
}

export interface TestBoardOptions {
  /** Text of an `andon.yaml`; the address and data folder in it are replaced. */
  readonly yaml: string;
  /** What the files hold that it names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Epoch ms or RFC 3339. */
  readonly startAt: string;
  readonly clock?: TestClock;
  readonly dataDir?: string;
  /** A free one where none is given. */
  readonly port?: number;
}

const asText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

async function readReply<T>(response: Response): Promise<Reply<T>> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : (text as T),
  };
}

export async function startTestBoard(options: TestBoardOptions): Promise<TestBoard> {
  const clock = options.clock ?? createTestClock(Date.parse(options.startAt));
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'andon-test-'));
  const loaded = loadConfig(options.yaml, {
    file: 'andon.yaml',
    environment: {},
    folder: '/',
    readFile: (path) => options.files?.[path] ?? '',
  });
  const config = { ...loaded, listen: { host: '127.0.0.1', port: options.port ?? 0 }, dataDir };
  const server = await startServer({ config, file: null, clock, logger: false });
  const call = async <T>(method: string, path: string, init: RequestInit = {}) =>
    // A connection of its own: one that is kept would be met half closed after a restart on the same port.
    readReply<T>(
      await fetch(server.url + path, { method, ...init, headers: { ...init.headers, connection: 'close' } }),
    );

  const start = () => startTestBoard({ ...options, clock, dataDir, port: Number(new URL(server.url).port) });

  return {
    url: server.url,
    clock,
    server,
    dataDir,
    get: async <T>(path: string) => {
      const reply = await call<T>('GET', path);
      if (reply.status !== 200)
        throw new Error(`${path} answers ${reply.status}: ${JSON.stringify(reply.body)}`);
      return reply.body;
    },
    send: (method, path, body, headers = {}) =>
      call(method, path, {
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: asText(body) }),
      }),
    stop: () => server.close(),
    start,
    restart: async () => {
      await server.close();
      return start();
    },
    close: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
