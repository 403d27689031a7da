import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseAddress } from '../../../../server/collect/http/address-kind.ts';
import { createOwnAddress } from '../../../../server/collect/http/own-address.ts';
import { createClientRig, namesOf } from './client-rig.ts';

async function serve(answer: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Stands for the board; `/from` leads on to `/`. */
async function serveBoard(host?: string) {
  const asked: string[] = [];
  const port = await serve((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/from') response.writeHead(302, { location: '/' }).end();
    else response.end('board');
  }, host);
  return { port, asked };
}

const lookup = namesOf({ 'board.test': ['127.0.0.1'], 'site.test': ['10.0.0.9', '10.0.0.7'] });
const interfaces = () => ['127.0.0.1', '10.0.0.7', 'fd00::7', 'fe80::7'];

describe('our own address', () => {
  const isOwn = (text: string, port: number | null, host = '0.0.0.0') => {
    const address = parseAddress(text);
    if (address === null) throw new Error(`${text} is no address`);
    return createOwnAddress({ host, port: 8_080 }, interfaces)(address, port);
  };

  // S6 of RELIABILITY.md: "own listen address", with what wraps it and what the machine is called besides.
  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.7', true],
    ['::ffff:10.0.0.7', true],
    ['64:ff9b::a00:7', true],
    ['fd00:0::7', true],
    ['10.0.0.8', false],
    ['fd00::8', false],
    ['8.8.8.8', false],
  ])('at our port is %s: %s', (address, is) => {
    for (const host of ['0.0.0.0', '::', '127.0.0.1', 'localhost'])
      expect(isOwn(address, 8_080, host)).toBe(is);
    expect(isOwn(address, 8_081)).toBe(false);
    expect(isOwn(address, null)).toBe(false);
  });

  it('is the one that we were told to listen on, though no interface has it', () => {
    expect(isOwn('192.168.7.7', 8_080, '192.168.7.7')).toBe(true);
    expect(isOwn('192.168.7.7', 8_080)).toBe(false);
  });

  it('is none where nobody listens', () => {
    const address = parseAddress('127.0.0.1');
    expect(address !== null && createOwnAddress(null)(address, 8_080)).toBe(false);
  });
});

describe('the board itself', () => {
  it('is asked by the word of the operator, and may lead to itself', async () => {
    const { port, asked } = await serveBoard();
    const { outcome } = createClientRig({ lookup, own: { host: '127.0.0.1', port } });
    expect(await outcome({ url: `http://board.test:${port}/` })).toBe('200 board');
    expect(await outcome({ url: `http://127.0.0.1:${port}/from` })).toBe('200 board');
    expect(asked).toEqual(['/', '/from', '/']);
  });

  it.each([
    '127.0.0.1',
    'board.test',
    '0x7f.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '127.0.0.2',
    '[64:ff9b::7f00:1]',
  ])('is not asked as %s by the word of another party, by name or by redirect', async (host) => {
    const { port, asked } = await serveBoard();
    const { outcome } = createClientRig({ lookup, own: { host: '127.0.0.1', port } });
    const refused = /^forbidden-address: \S+ is this board itself; outbound\.allow can name it$/;
    const url = `http://${host}:${port}/`;
    expect(await outcome({ url, reach: 'loopback' })).toMatch(refused);
    const pointer = await serve((_, response) => response.writeHead(302, { location: url }).end());
    expect(await outcome({ url: `http://127.0.0.1:${pointer}/` })).toMatch(refused);
    expect(asked).toEqual([]);
  });

  it('is named with its port in the refusal; another port of its address is asked', async () => {
    const { port } = await serveBoard();
    const other = await serveBoard();
    const { outcome } = createClientRig({ lookup, own: { host: '127.0.0.1', port } });
    expect(await outcome({ url: `http://127.0.0.1:${port}/`, reach: 'loopback' })).toBe(
      `forbidden-address: 127.0.0.1:${port} is this board itself; outbound.allow can name it`,
    );
    expect(await outcome({ url: `http://[::1]:${port}/`, reach: 'loopback' })).toBe(
      `forbidden-address: [::1]:${port} is this board itself; outbound.allow can name it`,
    );
    expect(await outcome({ url: `http://127.0.0.1:${other.port}/`, reach: 'loopback' })).toBe('200 board');
  });

  it('may be asked once outbound.allow names it', async () => {
    const { port } = await serveBoard();
    const outbound = () => ({ allow: ['127.0.0.1/32'], deny: [] });
    const { outcome } = createClientRig({ lookup, outbound, own: { host: '127.0.0.1', port } });
    expect(await outcome({ url: `http://127.0.0.1:${port}/`, reach: 'loopback' })).toBe('200 board');
  });

  it('has every address of this machine where it listens on all of them', async () => {
    const own = { host: '0.0.0.0', port: 8_080 };
    const { outcome } = createClientRig({ lookup, own, interfaces });
    expect(await outcome({ url: 'http://10.0.0.7:8080/', reach: 'private' })).toBe(
      'forbidden-address: 10.0.0.7:8080 is this board itself; outbound.allow can name it',
    );
  });

  it('is known by the interfaces as they are', async () => {
    const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const { port, asked } = await serveBoard('0.0.0.0');
    expect(all.length).toBeGreaterThan(0);
    const { outcome } = createClientRig({ own: { host: '0.0.0.0', port } });
    // Link-local ones and the like are refused for what they are.
    for (const { address, family } of all) {
      const host = family === 'IPv4' ? address : `[${address}]`;
      expect(await outcome({ url: `http://${host}:${port}/`, reach: 'loopback' })).toMatch(
        /^forbidden-address: .* (is this board itself|is never asked); outbound\.allow can name it$/,
      );
    }
    expect(asked).toEqual([]);
  });

  it('is not asked over a connection that the operator opened', async () => {
    const { port, asked } = await serveBoard();
    const { outcome } = createClientRig({ lookup, own: { host: '127.0.0.1', port } });
    const url = `http://127.0.0.1:${port}/`;
    expect(await outcome({ url })).toBe('200 board');
    expect(await outcome({ url, reach: 'loopback' })).toMatch(/^forbidden-address: /);
    expect(asked).toEqual(['/']);
  });
});
