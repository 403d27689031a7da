import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Connection, plainConnection } from '../../../../server/config/connection.ts';
import { serveHttp } from '../rig.ts';
import { createClientRig } from './client-rig.ts';

const own: Connection = {
  ...plainConnection,
  credentials: { kind: 'authorization', type: 'Bearer', token: { value: 's3cret' } },
  headers: { 'x-team': 'mes' },
};

/** A server that notes who asks, and redirects the paths that are given. */
async function serveHops(hops: Readonly<Record<string, string>>, status = 302) {
  const asked: IncomingMessage[] = [];
  const bodies: string[] = [];
  const url = await serveHttp(async (request, response) => {
    asked.push(request);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    const location = hops[request.url ?? ''];
    if (location === undefined) response.end('here');
    else response.writeHead(status, { location }).end();
  });
  const seen = () => asked.map(({ method, url: path }) => `${method} ${path}`);
  const secrets = () =>
    asked.map(({ headers }) => [headers.authorization ?? null, headers['x-team'] ?? null]);
  return { base: new URL(url).origin, seen, secrets, bodies };
}

describe('a redirect', () => {
  it('is followed to the answer, which says where it came from and whom it answered', async () => {
    const { get } = createClientRig();
    const { base, seen } = await serveHops({ '/a': '/b?x=1', '/b?x=1': 'c#part' });
    const answer = await get({ url: `${base}/a` }, async ({ status, url, reach }) => ({
      status,
      url,
      reach,
    }));
    expect(answer).toEqual({ status: 200, url: `${base}/c#part`, reach: 'loopback' });
    expect(seen()).toEqual(['GET /a', 'GET /b?x=1', 'GET /c']);
  });

  it('is an answer like any other where the connection says so', async () => {
    const { outcome } = createClientRig();
    const { base, seen } = await serveHops({ '/a': '/b' });
    const connection = { ...plainConnection, followRedirects: false };
    expect(await outcome({ url: `${base}/a`, connection })).toBe('302');
    expect(seen()).toEqual(['GET /a']);
  });

  // RFC 9110, section 15.4: what browsers and Go do with each status.
  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', 'body'],
    [308, 'POST', 'POST', 'body'],
    [302, 'HEAD', 'HEAD', ''],
    [303, 'HEAD', 'HEAD', ''],
  ])('with status %i repeats %s as %s', async (status, method, then, body) => {
    const { outcome } = createClientRig();
    const { base, seen, bodies } = await serveHops({ '/a': '/b' }, status);
    const sent = method === 'HEAD' ? {} : { body: 'body' };
    await outcome({ url: `${base}/a`, method, ...sent });
    expect(seen()).toEqual([`${method} /a`, `${then} /b`]);
    expect(bodies[1]).toBe(body);
  });

  it('keeps credentials and headers on the same host', async () => {
    const { outcome } = createClientRig();
    const { base, secrets } = await serveHops({ '/a': '/b' });
    await outcome({ url: `${base}/a`, connection: own });
    expect(secrets()).toEqual([
      ['Bearer s3cret', 'mes'],
      ['Bearer s3cret', 'mes'],
    ]);
  });

  it('leaves credentials and headers behind on the way to another host, and on the way back', async () => {
    const { outcome } = createClientRig();
    const hops: Record<string, string> = {};
    const home = await serveHops(hops);
    const away = await serveHops({ '/away': `${home.base}/back` });
    hops['/a'] = `${away.base.replace('//', '//bob:pw@')}/away`;
    expect(await outcome({ url: `${home.base}/a`, connection: own })).toBe('200 here');
    expect(away.secrets()).toEqual([[null, null]]);
    expect(home.secrets()).toEqual([
      ['Bearer s3cret', 'mes'],
      [null, null],
    ]);
  });

  it('that never ends is told from one that leads on', async () => {
    const { outcome } = createClientRig();
    const { base } = await serveHops({ '/a': '/b', '/b': '/a' });
    expect(await outcome({ url: `${base}/a` })).toBe(
      'redirect-loop: a redirect points back to where it came from',
    );
    const chain = (length: number) =>
      serveHops(Object.fromEntries(Array.from({ length }, (_, hop) => [`/${hop}`, `/${hop + 1}`])));
    const [ten, eleven] = [await chain(10), await chain(11)];
    expect(await outcome({ url: `${ten.base}/0` })).toBe('200 here');
    expect(await outcome({ url: `${eleven.base}/0` })).toBe(
      'redirect-loop: more than 10 redirects one after another',
    );
  });

  it.each([
    ['file:///etc/passwd', 'a file: address; only http and https are followed'],
    ['ftp://127.0.0.1/x', 'ftp://127.0.0.1/x; only http and https are followed'],
    ['data:text/plain,up%201', 'a data: address; only http and https are followed'],
    ['gopher://127.0.0.1:70/x', 'gopher://127.0.0.1:70/x; only http and https are followed'],
    ['unix:/run/x.sock', 'a unix: address; only http and https are followed'],
    ['http://[', 'an unreadable place'],
  ])('to %s is refused', async (location, words) => {
    const { outcome } = createClientRig();
    const { base } = await serveHops({ '/a': location });
    expect(await outcome({ url: `${base}/a` })).toBe(`redirect: status 302 points to ${words}`);
  });
});

describe('what is sent', () => {
  it.each([
    ['file:///etc/passwd', 'unsupported: only http and https are read'],
    ['ftp://127.0.0.1/', 'unsupported: only http and https are read'],
    ['gopher://127.0.0.1/', 'unsupported: only http and https are read'],
    ['data:text/plain,up', 'unsupported: only http and https are read'],
    ['unix:/run/docker.sock', 'unsupported: only http and https are read'],
    ['http://127.0.0.1/\r\nx: y', 'unsupported: the address holds a control character'],
    ['http://127.0.0.1/\u0000', 'unsupported: the address holds a control character'],
  ])('never goes to %o (S5)', async (url, words) => {
    expect(await createClientRig().outcome({ url })).toBe(words);
  });

  it('holds no header with a line break (S5)', async () => {
    const { outcome } = createClientRig();
    const { base, seen } = await serveHops({});
    const connection = { ...plainConnection, headers: { 'x-team': 'a\r\nhost: evil' } };
    expect(await outcome({ url: base, connection })).toBe('unsupported: a header holds what cannot be sent');
    expect(await outcome({ url: base, method: 'GET /x HTTP/1.1\r\n' })).toBe(
      'unsupported: the method is not one word',
    );
    expect(seen()).toEqual([]);
  });

  it('has the credentials of the address where none are given beside it', async () => {
    const { outcome } = createClientRig();
    const { base, secrets } = await serveHops({});
    await outcome({ url: base.replace('//', '//bob:p%40ss@') });
    await outcome({ url: base.replace('//', '//bob:pw@'), connection: own });
    // RFC 7617: base64 of `bob:p@ss`.
    expect(secrets()).toEqual([
      ['Basic Ym9iOnBAc3M=', null],
      ['Bearer s3cret', 'mes'],
    ]);
  });
});
