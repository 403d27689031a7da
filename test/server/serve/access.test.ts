import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardRoutes } from '../../../server/serve/access.ts';
import { hashSecret } from '../../../server/tokens.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
`;
const deployment = { service: 'shop', id: '1', finishedAt: '2026-11-20T10:00:00Z' };

/** A raw request, so that the Host header can be what an attacker's page would send. */
const post = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(`${url}/api/v1/deployments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    call.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(JSON.stringify(deployment));
  });

describe('who may call what', () => {
  let board: TestBoard;
  let key: string;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    key = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8')).key;
  });
  afterAll(() => board.close());

  it('lets this machine send facts as long as no token exists', async () => {
    expect((await board.send('POST', '/api/v1/deployments', deployment)).status).toBe(201);
  });

  it('does not take a page of another site for this machine', async () => {
    expect(await post(board.url, { origin: 'https://evil.example' })).toBe(401);
    expect(await post(board.url, { host: 'evil.example:8080' })).toBe(401);
    expect(await post(board.url, { 'sec-fetch-site': 'cross-site' })).toBe(401);
  });

  // nginx calls what is behind it by its address there, and says by these headers that somebody else asks.
  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'does not take whoever stands behind a proxy on this machine for this machine: %s',
    async (name) => {
      expect(await post(board.url, { [name]: '203.0.113.7' })).toBe(401);
    },
  );

  it('never opens the making of tokens', async () => {
    const reply = await board.send('POST', '/api/v1/tokens', { name: 'x', scopes: ['admin'] });
    expect(reply.status).toBe(401);
  });

  it('asks for a token with the scope once one exists, and for one in force', async () => {
    const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
    const made = await board.send<{ id: number; secret: string }>(
      'POST',
      '/api/v1/tokens',
      { name: 'ci', scopes: ['deployments'] },
      bearer(key),
    );
    expect(made.status).toBe(201);
    const { id, secret } = made.body;
    const incident = { service: 'shop', id: 'i', title: 't', severity: 1, startedAt: '2026-11-20T10:00:00Z' };
    expect((await board.send('POST', '/api/v1/deployments', deployment)).status).toBe(401);
    expect((await board.send('POST', '/api/v1/deployments', deployment, bearer('andon_wrong'))).status).toBe(
      401,
    );
    expect((await board.send('POST', '/api/v1/deployments', deployment, bearer(secret))).status).toBe(200);
    expect((await board.send('POST', '/api/v1/incidents', incident, bearer(secret))).status).toBe(403);
    const listed = await board.send<object>('GET', '/api/v1/tokens', undefined, bearer(key));
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect((await board.send('DELETE', `/api/v1/tokens/${id}`, undefined, bearer(key))).status).toBe(204);
    expect((await board.send('POST', '/api/v1/deployments', deployment, bearer(secret))).status).toBe(401);
  });

  it.each([
    ['deployments', 404],
    ['incidents', 404],
    ['admin', 404],
    ['read', 403],
  ])('has what was delivered read again by a token for %s: %i', async (scope, status) => {
    const folderKey = { authorization: `Bearer ${key}` };
    const token = { name: scope, scopes: [scope] };
    const { body } = await board.send<{ secret: string }>('POST', '/api/v1/tokens', token, folderKey);
    const reply = await board.send('POST', '/api/v1/deliveries/999/replay', undefined, {
      authorization: `Bearer ${body.secret}`,
    });
    expect(reply.status).toBe(status);
  });

  it('leaves reading open', async () => {
    expect((await board.send('GET', '/api/v1/wall')).status).toBe(200);
  });

  it('fails the start for a route that does not say who may call it', () => {
    const app = Fastify();
    const tokens = {
      any: () => false,
      findByHash: () => null,
      create: noStore,
      list: () => [],
      revoke: () => false,
    };
    guardRoutes(app, { tokens, folderKeyHash: hashSecret('k') });
    expect(() => app.get('/secret', async () => 'x')).toThrow(/does not state who may call it/);
  });
});

function noStore(): never {
  throw new Error('not asked for here');
}
