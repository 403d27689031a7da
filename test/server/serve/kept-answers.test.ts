import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deployment } from '../../../shared/facts.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services: [{ id: shop, objectives: [{ id: availability, push: {} }] }]
agreement: { signedBy: [development], metrics: { availability: { target: 99%, window: 7d } } }
`;
const START = Date.parse('2026-11-22T12:00:10Z');
const overview = '/api/v1/overview';

const deployment: Deployment = {
  service: 'shop',
  environment: 'production',
  id: '1',
  finishedAtMs: START,
  startedAtMs: null,
  result: 'success',
  version: 'v1',
  sha: null,
  repository: null,
  automated: null,
  unplanned: null,
  fixesIncident: null,
  rollbackOf: null,
  url: null,
  source: 'api',
  ref: null,
  previousSha: null,
};

describe('answers that are kept', () => {
  let board: TestBoard;
  beforeEach(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:10Z' });
    await board.clock.advance(2_000);
  });
  afterEach(() => board.close());

  /** What a collector does: tallies come in without anybody asking. */
  const collect = (total: number) => {
    const { tallies } = board.server.store;
    const sliId = tallies.sliId('shop', 'availability');
    tallies.add([{ sliId, minuteMs: START - 10_000, good: total, total, covered: true }]);
  };
  const total = async () => {
    const { items } = await board.get<{ items: { days: { total: number[] } }[] }>(overview);
    return items[0]?.days.total.at(-1);
  };

  it('are the bytes and the headers of the first answer', async () => {
    const first = await board.send('GET', overview);
    const again = await board.send('GET', overview);
    expect(again.body).toEqual(first.body);
    const headersOf = (reply: typeof first) =>
      Object.fromEntries([...reply.headers].filter(([name]) => name !== 'date'));
    expect(headersOf(again)).toEqual(headersOf(first));
    expect(again.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(again.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('are not sent to whoever has them, and have no body for a question of the head alone', async () => {
    const first = await board.send('GET', overview);
    const same = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await board.send('GET', overview, undefined, same);
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', same['if-none-match']]);
    const head = await board.send('HEAD', overview);
    expect([head.status, head.body]).toEqual([200, '']);
  });

  it('say at once what comes after a second of quiet', async () => {
    expect(await total()).toBe(0);
    collect(5);
    expect(await total()).toBe(5);
  });

  it('say within a second, with the hint, what a collector sees while it sees much', async () => {
    collect(5);
    await board.clock.advance(0);
    expect(await total()).toBe(5);
    collect(1);
    // One computation a second for everyone who asks.
    expect(await total()).toBe(5);
    await board.clock.advance(1_000);
    expect(await total()).toBe(6);
  });

  it('say at once what someone wrote, whatever else is being seen', async () => {
    collect(5);
    await board.clock.advance(0);
    expect(await total()).toBe(5);
    const row = { service: 'shop', objective: 'availability', at: '2026-11-22T12:00:00Z', good: 7, total: 7 };
    await board.send('POST', '/api/v1/tallies', [row]);
    expect(await total()).toBe(7);
  });

  it('say at once what changed that is no tally', async () => {
    collect(5);
    await board.clock.advance(0);
    const release = async () =>
      (await board.get<{ lastRelease: { version: string } | null }>('/api/v1/wall')).lastRelease?.version;
    expect(await release()).toBeUndefined();
    board.server.store.deployments.upsert(deployment, null);
    expect(await release()).toBe('v1');
  });

  it('move with time though nothing changes: silence becomes nodata', async () => {
    collect(5_000);
    const state = async () => (await board.get<{ items: { state: string }[] }>(overview)).items[0]?.state;
    expect(await state()).toBe('met');
    await board.clock.advance(295_000);
    expect(await state()).toBe('nodata');
  });
});
