import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plainConnection } from '../../../../server/config/connection.ts';
import { serveTcp } from '../rig.ts';
import { createClientRig, namesOf } from './client-rig.ts';

/** A web server that counts its connections. */
async function serveCounted(host = '127.0.0.1') {
  const sockets = new Set<Socket>();
  let opened = 0;
  const authorizations: (string | undefined)[] = [];
  const server: Server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    response.end('here');
  });
  server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { server, port, sockets, authorizations, openedCount: () => opened };
}

describe('connections', () => {
  it('are kept from one attempt to the next, unless a new one is asked for', async () => {
    const { port, openedCount } = await serveCounted();
    const { outcome, get } = createClientRig();
    const url = `http://127.0.0.1:${port}/`;
    for (const _ of [1, 2, 3]) expect(await outcome({ url })).toBe('200 here');
    expect(openedCount()).toBe(1);
    expect(await get({ url }, async ({ timings }) => timings().reused)).toBe(true);
    expect(await get({ url, keepAlive: false }, async ({ timings }) => timings().reused)).toBe(false);
    expect(openedCount()).toBe(2);
  });

  it('are opened for each of several attempts at once, and closed with the client', async () => {
    const { port, openedCount, sockets } = await serveCounted();
    const { outcome, http, clock } = createClientRig();
    const url = `http://127.0.0.1:${port}/`;
    const outcomes = await Promise.all([1, 2, 3].map(() => outcome({ url })));
    expect(outcomes).toEqual(['200 here', '200 here', '200 here']);
    expect(openedCount()).toBe(3);
    await http.close();
    await clock.until(() => sockets.size === 0);
    expect(clock.pendingCount()).toBe(0);
  });

  it('that the target closed in the moment of use are opened anew, once, for what may be asked twice', async () => {
    let requests = 0;
    // Answers the first request of each connection and closes on the second, as a server does that gave up waiting.
    const address = await serveTcp((socket) => {
      let mine = 0;
      socket.on('data', () => {
        requests += 1;
        mine += 1;
        if (mine === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere');
        else socket.destroy();
      });
    });
    const { outcome } = createClientRig();
    const url = `http://${address}/`;
    expect(await outcome({ url })).toBe('200 here');
    expect(await outcome({ url })).toBe('200 here');
    expect(requests).toBe(3);
    expect(await outcome({ url, method: 'POST', body: 'x' })).toMatch(/^reset: /);
    expect(requests).toBe(4);
  });

  it('that break before they were ever kept are not tried twice', async () => {
    let connections = 0;
    const address = await serveTcp((socket) => {
      connections += 1;
      socket.once('data', () => socket.destroy());
    });
    const { outcome } = createClientRig();
    expect(await outcome({ url: `http://${address}/` })).toBe('reset: the target closed the connection');
    expect(connections).toBe(1);
  });

  it('lead to what has an address of IPv6 alone', async () => {
    const { port } = await serveCounted('::1');
    const { outcome } = createClientRig({ lookup: namesOf({ 'six.test': ['::1'] }) });
    expect(await outcome({ url: `http://six.test:${port}/` })).toBe('200 here');
    expect(await outcome({ url: `http://[::1]:${port}/` })).toBe('200 here');
  });

  it('go to the next address of a name where one does not answer', async () => {
    const { port } = await serveCounted();
    const { outcome } = createClientRig({ lookup: namesOf({ 'two.test': ['::1', '127.0.0.1'] }) });
    expect(await outcome({ url: `http://two.test:${port}/` })).toBe('200 here');
  });

  it('end in time where a name server never answers', async () => {
    const { clock, outcome } = createClientRig({ lookup: () => new Promise(() => undefined) });
    const ended = outcome({ url: 'http://slow.test/' });
    await clock.advance(10_000);
    expect(await ended).toBe('timeout: no complete answer within 10 s');
    expect(clock.pendingCount()).toBe(0);
  });
});

describe('a secret in a file', () => {
  it('is read each time it is needed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'andon-secret-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'token');
    const { port, authorizations } = await serveCounted();
    const { outcome } = createClientRig();
    const credentials = { kind: 'authorization', type: 'Bearer', token: { file } } as const;
    const attempt = { url: `http://127.0.0.1:${port}/`, connection: { ...plainConnection, credentials } };
    for (const token of ['one\n', 'two\n']) {
      writeFileSync(file, token);
      await outcome(attempt);
    }
    expect(authorizations).toEqual(['Bearer one', 'Bearer two']);
    writeFileSync(file, 'one\r\nx-injected: 1');
    expect(await outcome(attempt)).toBe(`unreadable-file: the file ${file} holds more than one line`);
    rmSync(file);
    expect(await outcome(attempt)).toBe(`unreadable-file: the file ${file} cannot be read`);
  });
});
