import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerProblems, answerUnreadable } from '../../../server/serve/problem-answers.ts';
import { serveWebFiles } from '../../../server/serve/web-files.ts';

/** A web app of two pages and a script, with a secret beside its folder. */
function buildFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'andon-web-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  // A name that stands in the addresses too: only what lies below the app's own folder of that name counts.
  const folder = join(parent, 'assets', 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'the desk');
  writeFileSync(join(folder, 'wall.html'), 'the wall');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'the script');
  writeFileSync(join(folder, '..', 'secret.txt'), 'the secret');
  return folder;
}

/** Asks for a path as it is written: `fetch` would tidy it up first. */
async function ask(folder: string, path: string) {
  const app = Fastify({ frameworkErrors: answerUnreadable });
  onTestFinished(() => app.close());
  answerProblems(app);
  await serveWebFiles(app, folder);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return new Promise<{ status: number; cacheControl: string | undefined; body: string }>(
    (resolve, reject) => {
      get({ host: '127.0.0.1', port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            cacheControl: response.headers['cache-control'],
            body,
          }),
        );
      }).on('error', reject);
    },
  );
}

describe('the built web app', () => {
  it.each([
    ['/', 'the desk'],
    ['/services', 'the desk'],
    ['/s/shop?lang=ko', 'the desk'],
    ['/wallpaper', 'the desk'],
    ['/wall', 'the wall'],
    ['/wall?tv=55&dist=6', 'the wall'],
  ])('answers %s with %s', async (path, page) => {
    expect(await ask(buildFolder(), path)).toMatchObject({ status: 200, body: page });
  });

  it('lets a browser keep a file whose name changes with its content, and nothing else', async () => {
    const folder = buildFolder();
    expect((await ask(folder, '/assets/app-1a2b.js')).cacheControl).toContain('immutable');
    expect((await ask(folder, '/wall')).cacheControl).toBe('no-cache');
  });

  it.each(['/api/v1/nothing', '/hooks/none', '/metrics/none', '/assets/of-an-earlier-build.js'])(
    'says that there is nothing at %s',
    async (path) => {
      const { status, body } = await ask(buildFolder(), path);
      expect(status).toBe(404);
      expect(JSON.parse(body)).toMatchObject({ type: 'urn:andon:problem:not-found' });
    },
  );

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/',
    '/assets/%00',
  ])('lets nobody out of its folder: %s', async (path) => {
    const { status, body } = await ask(buildFolder(), path);
    expect(status).toBeLessThan(500);
    expect(body).not.toContain('the secret');
  });

  it('says clearly that there is nothing where an address holds what no address can', async () => {
    const folder = buildFolder();
    const [nul, noText] = [await ask(folder, '/s/%00'), await ask(folder, '/s/%E0%A4%A')];
    expect(nul).toMatchObject({ status: 404 });
    expect(nul.body).toContain('There is nothing at this address.');
    expect(noText).toMatchObject({ status: 400 });
    expect(noText.body).toContain('The address cannot be read');
    expect(noText.body).toContain('urn:andon:problem:bad-request');
  });

  it('says how to build it where it is not built yet', async () => {
    const { status, body } = await ask(join(tmpdir(), 'andon-no-such-folder'), '/wall');
    expect(status).toBe(503);
    expect(body).toContain('npm run build');
  });
});
