import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const intake = { name: 'setup page', scopes: ['deployments', 'incidents'] };

let board: TestBoard;
const start = async (yaml = 'services: [{ id: shop }]'): Promise<void> => {
  board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
};

/** A raw request, so that headers can be what anybody would send. */
const post = (headers: Record<string, string>, body: object = intake): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(`${board.url}/api/v1/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    call.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });

describe('the first token', () => {
  afterEach(() => board.close());

  it('is made by the page of the board on its own machine, once', async () => {
    await start();
    expect(await post({ origin: board.url, 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await post({ origin: board.url })).toBe(401);
  });

  it('stays the last one of its kind after it was revoked', async () => {
    await start();
    const { key } = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8'));
    expect(await post({ origin: board.url })).toBe(201);
    await board.send('DELETE', '/api/v1/tokens/1', undefined, { authorization: `Bearer ${key}` });
    expect(await post({ origin: board.url })).toBe(401);
  });

  it('is not made where the board is reached by an address of its own', async () => {
    await start('publicUrl: https://andon.example\nservices: [{ id: shop }]');
    expect(await post({ origin: board.url })).toBe(401);
  });
});

// What is refused leaves the board as it was: one is enough.
describe('the first token of a board that has none', () => {
  beforeAll(() => start());
  afterAll(() => board.close());

  it.each([
    ['no page', {}],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a rebound name', { origin: 'http://evil.example', host: 'evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['another proxy', { forwarded: 'for=203.0.113.7' }],
    ['a proxy that says where it leads', { via: '1.1 proxy' }],
    ['a proxy that says who calls', { 'x-real-ip': '203.0.113.7' }],
    ['a proxy that says what was called', { 'x-forwarded-server': 'andon.example' }],
    ['a page of a sister site, whatever origin it names', { 'sec-fetch-site': 'same-site' }],
    ['a page of another site, whatever origin it names', { 'sec-fetch-site': 'cross-site' }],
    ['a page that has no origin', { origin: 'null' }],
    ['a name that only begins like this machine', { host: 'localhost.evil.example' }],
    ['no real token', { authorization: 'Bearer andon_wrong' }],
  ])('is not made by %s', async (who, headers) => {
    const origin = who === 'no page' || 'origin' in headers ? {} : { origin: board.url };
    expect(await post({ ...origin, ...headers })).toBe(401);
  });

  it.each([['admin'], ['read'], ['deployments,admin']])('may not be for %s', async (scopes) => {
    expect(await post({ origin: board.url }, { name: 'x', scopes: scopes.split(',') })).toBe(401);
  });

  it('is there to be made after all that', async () => {
    expect(await post({ origin: board.url })).toBe(201);
  });
});
