import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { andon, createFolder } from './andon.ts';

const folder = createFolder();
const limit = { timeout: 30_000 };
const pages: Readonly<Record<string, readonly [string, string]>> = {
  '/metrics': ['text/plain; version=0.0.4', 'up{code="5"} 1 1700000000000\n'],
  '/openmetrics': ['application/openmetrics-text; version=1.0.0', 'up 1 1.5\n# EOF\n'],
  '/plain': ['text/html', 'up 1\n'],
};
let server: Server;
let origin: string;
let asked: string | undefined;

beforeAll(async () => {
  server = createServer(({ url = '', headers }, response) => {
    asked = `${headers.accept}; ${headers['x-prometheus-scrape-timeout-seconds']}`;
    const [type, body] = pages[url] ?? ['text/plain'];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const readPage = (body: string, ...words: string[]) => {
  writeFileSync(join(folder, 'page'), body);
  return andon(folder, ['read', 'page', ...words]);
};

describe('andon read', limit, () => {
  it('prints every sample of a file as a line of JSON, values as Prometheus writes them', async () => {
    const page = 'a{b="x\\"y"} NaN\nc +Inf\nd -inf 5\ne -0\nf 1.5e3\n{"g.h"} 1e-9\n';
    expect(await readPage(page)).toEqual({
      code: 0,
      out: [
        '{"name":"a","labels":{"b":"x\\"y"},"value":"NaN","timestampMs":null}',
        '{"name":"c","labels":{},"value":"+Inf","timestampMs":null}',
        '{"name":"d","labels":{},"value":"-Inf","timestampMs":5}',
        '{"name":"e","labels":{},"value":"-0","timestampMs":null}',
        '{"name":"f","labels":{},"value":"1500","timestampMs":null}',
        '{"name":"g.h","labels":{},"value":"1e-09","timestampMs":null}',
        '',
      ].join('\n'),
      err: '',
    });
  });

  // prometheus/util/jsonutil/marshal.go, MarshalFloat: 'e' below 1e-6 and from 1e21 on, as strconv writes it.
  it('writes exponents as the API of Prometheus does', async () => {
    const values = ['1e-6', '1e-7', '-2.5e-8', '1e20', '1e21', '1.5e300', '5e-324'];
    const { out } = await readPage(values.map((value, index) => `v${index} ${value}\n`).join(''));
    const written = out.trim().split('\n');
    expect(written.map((line) => JSON.parse(line).value)).toEqual([
      '0.000001',
      '1e-07',
      '-2.5e-08',
      '100000000000000000000',
      '1e+21',
      '1.5e+300',
      '5e-324',
    ]);
  });

  it('says where a page is wrong and prints none of it', async () => {
    expect(await readPage('ok 1\na{b=c} 1\n')).toEqual({
      code: 1,
      out: '',
      err: 'andon: page: line 2, column 5: a quoted label value is expected\n',
    });
  });

  it('knows OpenMetrics by its end, unless told otherwise', async () => {
    expect((await readPage('a 1 1.5\n# EOF\n')).out).toContain('"timestampMs":1500');
    expect(await readPage('a 1 1.5\n# EOF\n', '--format', 'text')).toMatchObject({ code: 1, out: '' });
    expect((await readPage('a 1\n', '--format', 'openmetrics')).err).toBe(
      'andon: page: line 1, column 4: no "# EOF" at the end\n',
    );
  });

  it('tells of a series that a scrape would refuse', async () => {
    const { code, err } = await readPage('a 1\na 2\n');
    expect([code, err]).toEqual([
      0,
      'series are given twice: 1. A scrape that needs one of them is refused\n',
    ]);
  });

  it('holds the default limits unless it is asked for the widest', async () => {
    const long = `a{b="${'x'.repeat(1_025)}"} 1\n`;
    expect((await readPage(long)).err).toBe(
      'andon: page: line 1, column 6: a label value of more than 1024 bytes\n',
    );
    expect((await readPage(long, '--wide')).code).toBe(0);
  });

  it('asks an address as a scrape does, and reads it by its content type', async () => {
    const text = await andon(folder, ['read', `${origin}/metrics`]);
    expect(text.out).toBe('{"name":"up","labels":{"code":"5"},"value":"1","timestampMs":1700000000000}\n');
    expect(asked).toMatch(
      /^application\/openmetrics-text;version=1\.0\.0;escaping=allow-utf-8;q=0\.6,.*; 10$/,
    );
    expect((await andon(folder, ['read', `${origin}/openmetrics`])).out).toContain('"timestampMs":1500');
  });

  it('says why an address cannot be read', async () => {
    expect(await andon(folder, ['read', `${origin}/nothing`])).toEqual({
      code: 1,
      out: '',
      err: `andon: ${origin}/nothing: status 404 instead of 200\n`,
    });
    const { err } = await andon(folder, ['read', `${origin}/plain`]);
    expect(err).toBe(`andon: ${origin}/plain: content type text/html instead of metrics\n`);
    expect((await andon(folder, ['read', `${origin}/plain`, '--format', 'text'])).code).toBe(0);
  });

  it('names an address without what proves who asks', async () => {
    const address = `${origin.replace('//', '//bob:hunter2@')}/nothing?token=hunter2`;
    expect(await andon(folder, ['read', address])).toEqual({
      code: 1,
      out: '',
      err: `andon: ${origin}/nothing?token=…: status 404 instead of 200\n`,
    });
    const unreadable = await andon(folder, ['read', 'http://bob:hunter2@[/x?token=hunter2']);
    expect(unreadable.err).not.toContain('hunter2');
  });

  it('ends with 1 for a file that is not there and 2 for a format that does not exist', async () => {
    expect(await andon(folder, ['read', 'nothing'])).toMatchObject({ code: 1, out: '' });
    expect(await readPage('a 1\n', '--format', 'json')).toMatchObject({
      code: 2,
      err: '--format: "json" is none of text, openmetrics\nSee andon read --help.\n',
    });
  });

  it('ends quietly where its reader goes early', async () => {
    writeFileSync(join(folder, 'large'), 'a{b="c"} 1\n'.repeat(40_000));
    const program = fileURLToPath(new URL('../../../server/cli.ts', import.meta.url));
    const child = spawn(process.execPath, [program, 'read', 'large'], { cwd: folder });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([
      0,
      'series are given twice: 39999. A scrape that needs one of them is refused\n',
    ]);
  });
});
