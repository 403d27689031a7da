import { Client } from 'undici';

/** Screens that stand open: each has a stream, and a connection of its own on which it asks again. */
export interface OpenScreens {
  /** Resolves when every screen heard `count` bytes more of its stream; at least once. */
  heard(count: number): Promise<void>;
  /** All ask for the path at once; returns how many were told that they have it already. */
  askAll(path: string): Promise<number>;
  close(): Promise<void>;
}

interface Screen {
  readonly asking: Client;
  readonly listening: Client;
  etag: string;
  heardBytes: number;
}

async function listen(screen: Screen, path: string, onHeard: () => void): Promise<void> {
  const { body } = await screen.listening.request({ path, method: 'GET' });
  body.on('data', (part: Buffer) => {
    screen.heardBytes += part.length;
    onHeard();
  });
  body.on('error', () => undefined);
}

async function ask(screen: Screen, path: string): Promise<number> {
  const headers = screen.etag === '' ? {} : { 'if-none-match': screen.etag };
  const { statusCode, headers: said, body } = await screen.asking.request({ path, method: 'GET', headers });
  await body.dump({ limit: Number.MAX_SAFE_INTEGER });
  if (statusCode !== 200 && statusCode !== 304) throw new Error(`${path} answers ${statusCode}`);
  screen.etag = String(said.etag ?? '');
  return statusCode;
}

/** @param streamPath what each of them listens to */
export async function openScreens(url: string, count: number, streamPath: string): Promise<OpenScreens> {
  let check = (): void => {};
  const screens: Screen[] = Array.from({ length: count }, () => ({
    asking: new Client(url, { keepAliveTimeout: 60_000 }),
    listening: new Client(url, { bodyTimeout: 0 }),
    etag: '',
    heardBytes: 0,
  }));
  await Promise.all(screens.map((screen) => listen(screen, streamPath, () => check())));
  return {
    heard: (bytes) =>
      new Promise((resolve) => {
        const before = screens.map(({ heardBytes }) => heardBytes);
        check = () => {
          if (screens.every(({ heardBytes }, index) => heardBytes >= (before[index] ?? 0) + bytes)) resolve();
        };
      }),
    askAll: async (path) =>
      (await Promise.all(screens.map((screen) => ask(screen, path)))).filter((code) => code === 304).length,
    async close() {
      await Promise.all(screens.flatMap(({ asking, listening }) => [asking.destroy(), listening.destroy()]));
    },
  };
}
