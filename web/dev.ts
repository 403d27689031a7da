import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';

/** Where the server answers while one works on it; `andon.yaml` or --listen may not move it. */
const SERVER = 'http://127.0.0.1:8080';

/** The wall is a page of its own, also here. */
const wallPage: Plugin = {
  name: 'wall-page',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      request.url = request.url?.replace(/^\/wall(?=\?|$)/, '/wall.html');
      next();
    });
  },
};

/** `npm run dev`: the server restarts when its code changes, the pages reload when theirs does. */
const server = spawn(
  process.execPath,
  ['--watch', join(import.meta.dirname, '..', 'server', 'main.ts'), '--listen', new URL(SERVER).host],
  { stdio: 'inherit' },
);
const vite = await createServer({
  configFile: join(import.meta.dirname, '..', 'vite.config.ts'),
  plugins: [wallPage],
  server: { proxy: { '^/(api|docs|metrics|healthz|readyz)': SERVER } },
});
await vite.listen();
vite.printUrls();

const stop = async (): Promise<void> => {
  server.kill();
  await vite.close();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
