import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OutboundConfig } from '../../../../server/config/config.ts';
import { countConnections, createClientRig, namesOf } from './client-rig.ts';

/**
 * S6 of RELIABILITY.md: spellings of addresses that lie further inside than whoever names them. `PORT` is that of
 * a listener on every address of this machine: it must not hear of any of them.
 */
const SPELLINGS = [
  // IPv4, as WHATWG's URL standard reads it (section 3.5, the IPv4 parser)
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://127.0.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0x7F.0.0.1:PORT/',
  'http://0x7f.1:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0177.0.0.01:PORT/',
  'http://017700000001:PORT/',
  'http://0x7f.0.0.0x1:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://127.255.255.254:PORT/',
  'http://127.0.0.%31:PORT/',
  // full-width digits, circled digits and ideographic dots are the ordinary ones after IDN mapping (UTS 46)
  'http://１２７.０.０.１:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
  'http://127。0。0。1:PORT/',
  'http://127．0．0．1:PORT/',
  'http://127｡0｡0｡1:PORT/',
  // the address that means every one of this machine
  'http://0.0.0.0:PORT/',
  'http://0:PORT/',
  'http://0x0:PORT/',
  'http://0.1:PORT/',
  // IPv6, and IPv4 wrapped in it
  'http://[::1]:PORT/',
  'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/',
  'http://[::]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[::FFFF:7F00:0001]:PORT/',
  'http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[::ffff:0:127.0.0.1]:PORT/',
  'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[64:ff9b::7f00:1]:PORT/',
  'http://[64:ff9b:1::7f00:1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://[2001:0:0:0:0:0:80ff:fffe]:PORT/',
  'http://[fe80::1]:PORT/',
  'http://[fec0::1]:PORT/',
  // names
  'http://localhost:PORT/',
  'http://LOCALHOST:PORT/',
  'http://localhost.:PORT/',
  'http://ｌｏｃａｌｈｏｓｔ:PORT/',
  'http://loc%61lhost:PORT/',
  'http://ⓛocalhost:PORT/',
  'http://inside.test:PORT/',
  'http://inside.test.:PORT/',
  'http://both.test:PORT/',
  // what stands before the @ is no host
  'http://public.test@127.0.0.1:PORT/',
  'http://public.test:80@localhost:PORT/',
  'http://public.test%2F@127.0.0.1:PORT/',
  'http://bob:pw@[::1]:PORT/',
  'http:\\\\127.0.0.1:PORT/',
  '//127.0.0.1:PORT/',
  'http:///127.0.0.1:PORT/',
  'http://127.0.0.1:PORT/#@public.test',
  'http://127.0.0.1:PORT\\@public.test/',
  // this machine and its site by their other addresses
  'http://10.0.0.1:PORT/',
  'http://172.16.0.1:PORT/',
  'http://192.168.0.1:PORT/',
  'http://100.64.0.1:PORT/',
  'http://[fd12:3456::1]:PORT/',
] as const;

/** Cloud metadata and whatever else nobody means to ask. */
const NEVER = [
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:a9fe:a9fe::1]',
  '169.254.1.1',
  '[fe80::a9fe:a9fe]',
  '[fd00:ec2::254]',
  '[fd00:0ec2:0:0::0254]',
  '100.100.100.200',
  '168.63.129.16',
  '0.0.0.0',
  '[::]',
  '224.0.0.1',
  '[ff02::1]',
  '255.255.255.255',
  '240.0.0.1',
  '192.0.2.1',
  '198.51.100.7',
  '203.0.113.9',
  '[2001:db8::1]',
  '192.0.0.192',
  'metadata.test',
] as const;

const lookup = namesOf({
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1', '::1'],
  'inside.test': ['127.0.0.1'],
  'inside.test.': ['127.0.0.1'],
  'both.test': ['::1', '127.0.0.1'],
  'metadata.test': ['169.254.169.254'],
  'home.test': ['127.0.0.1'],
  'outside.test': ['127.0.0.2'],
});

/** Stands for a server on the internet: allowed by hand, and asked by someone who may go no further inside. */
const outside: OutboundConfig = { allow: ['127.0.0.2/32'], deny: [] };

async function servePointer(
  location: string,
  host = '127.0.0.2',
): Promise<{ url: string; count: () => number }> {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    // Written as bytes: a server may send what a browser would not.
    response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://outside.test:${(server.address() as AddressInfo).port}/`, count: () => count };
}

/** A web server on one address; gives its port, and on which address it was reached. */
async function serveOn(
  host: string,
  answer: string,
): Promise<{ port: number; reachedOn: (string | undefined)[] }> {
  const reachedOn: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    reachedOn.push(request.socket.localAddress);
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, reachedOn };
}

const REFUSED = /^(forbidden-address|redirect|redirect-loop|dns): /;

afterEach(() => vi.unstubAllEnvs());

describe('what another party names', () => {
  it.each(SPELLINGS)('reaches nothing inside by %s', async (spelling) => {
    const { port, count } = await countConnections();
    const place = spelling.replace('PORT', String(port));
    const { outcome } = createClientRig({ outbound: () => outside, lookup });
    // By a redirect, escaped as a server would and as bytes.
    for (const location of [place, encodeURI(place).replaceAll('%25', '%')]) {
      const pointer = await servePointer(location);
      expect(await outcome({ url: pointer.url, reach: 'public' })).toMatch(REFUSED);
      expect(pointer.count()).toBeGreaterThan(0);
    }
    // And as a target of a discovery server on the internet.
    const url = place.startsWith('//') ? `http:${place}` : place;
    expect(await outcome({ url, reach: 'public' })).toMatch(REFUSED);
    expect(count()).toBe(0);
  });

  it('may lead as far inside as it was reached itself', async () => {
    const { outcome } = createClientRig({ lookup });
    const { port, count } = await countConnections();
    const pointer = await servePointer(`http://127.0.0.1:${port}/`);
    expect(await outcome({ url: pointer.url })).toMatch(/^reset: /);
    expect(count()).toBe(1);
  });

  it('may not lead from a site to this machine', async () => {
    const { outcome } = createClientRig({ lookup });
    expect(await outcome({ url: 'http://127.0.0.1:9/', reach: 'private' })).toBe(
      'forbidden-address: 127.0.0.1 lies further inside than what named it',
    );
  });

  it.each(NEVER)('and what the operator wrote never reach %s', async (host) => {
    const { outcome } = createClientRig({ lookup });
    expect(await outcome({ url: `http://${host}/latest/meta-data` })).toMatch(
      /^forbidden-address: \S+ is never asked; outbound\.allow can name it$/,
    );
    const pointer = await servePointer(`http://${host}/latest/meta-data`, '127.0.0.2');
    expect(await outcome({ url: pointer.url })).toMatch(/^forbidden-address: \S+ is never asked/);
  });
});

describe('a name', () => {
  it('is resolved once: the connection goes to the address that was checked (rebinding)', async () => {
    const { port, count } = await countConnections();
    let asked = 0;
    const rebinding = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.3' : '127.0.0.1', family: 4 }];
    };
    const outbound = () => ({ allow: ['127.0.0.3/32'], deny: [] });
    const server = await serveOn('127.0.0.3', 'checked');
    const { outcome } = createClientRig({ outbound, lookup: rebinding });
    const url = `http://rebinding.test:${server.port}/`;
    expect(await outcome({ url, reach: 'public' })).toBe('200 checked');
    expect([asked, server.reachedOn]).toEqual([1, ['127.0.0.3']]);
    // The second connection resolves anew, to what may not be asked.
    expect(await outcome({ url: `http://rebinding.test:${port}/`, reach: 'public' })).toMatch(
      /^forbidden-address: 127\.0\.0\.1 /,
    );
    expect(count()).toBe(0);
  });

  it('with a permitted address and a forbidden one leads to the permitted one only', async () => {
    const { port, count } = await countConnections();
    const { outcome } = createClientRig({
      outbound: () => ({ allow: ['127.0.0.4/32'], deny: [] }),
      lookup: namesOf({ 'mixed.test': ['127.0.0.1', '127.0.0.4', '::1'] }),
    });
    const server = await serveOn('127.0.0.4', 'here');
    expect(await outcome({ url: `http://mixed.test:${server.port}/`, reach: 'public' })).toBe('200 here');
    expect(server.reachedOn).toEqual(['127.0.0.4']);
    await outcome({ url: `http://mixed.test:${port}/`, reach: 'public' });
    expect(count()).toBe(1);
  });
});

describe('a connection that is kept', () => {
  it('is not used for what may not reach its address', async () => {
    const { outcome } = createClientRig({ lookup });
    const server = await serveOn('127.0.0.1', 'here');
    const url = `http://home.test:${server.port}/`;
    expect(await outcome({ url })).toBe('200 here');
    expect(await outcome({ url, reach: 'public' })).toMatch(/^forbidden-address: /);
  });

  it('is not used once outbound.deny names its address', async () => {
    let policy: OutboundConfig = { allow: [], deny: [] };
    const { outcome } = createClientRig({ lookup, outbound: () => policy });
    const server = await serveOn('127.0.0.1', 'here');
    const url = `http://home.test:${server.port}/`;
    expect(await outcome({ url })).toBe('200 here');
    policy = { allow: [], deny: ['127.0.0.0/8'] };
    expect(await outcome({ url })).toBe('forbidden-address: outbound.deny names 127.0.0.1');
    policy = { allow: ['127.0.0.1/32'], deny: ['127.0.0.0/8'] };
    expect(await outcome({ url })).toBe('200 here');
  });
});

describe('the environment', () => {
  it('names no proxy that is used', async () => {
    const { port, count } = await countConnections();
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])
      vi.stubEnv(name, `http://127.0.0.1:${port}`);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    const { outcome } = createClientRig({ lookup });
    const server = await serveOn('127.0.0.1', 'direct');
    expect(await outcome({ url: `http://home.test:${server.port}/` })).toBe('200 direct');
    expect(await outcome({ url: 'https://nowhere.test/' })).toBe('dns: the name is not known');
    expect(count()).toBe(0);
  });
});
