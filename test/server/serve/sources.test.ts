import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { sourcesContract } from '#shared/api/sources.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { type Exporter, startExporter } from '../../harness/exporter.ts';

type SourcesAnswer = Static<(typeof sourcesContract)['response']>;

const INTERVAL_MS = 5_000;
const CANARY = 'hunter2';

/** Port 9 (discard) answers nobody. */
const yamlOf = ({ url }: Exporter): string => `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - id: work-orders
    name: { en: Work orders, ko: 작업지시 }
    objectives:
      - { id: availability, scrape: { targets: ["${url}"], interval: 5s, total: http_requests_total, bad: 'http_requests_total{code=~"5.."}' } }
      - { id: reachability, scrape: { targets: ["http://bob:${CANARY}@127.0.0.1:9/metrics?token=${CANARY}"], interval: 5s } }
  - id: erp-sync
    objectives:
      - { id: web, probe: { url: "http://bob:${CANARY}@127.0.0.1:9/?key=${CANARY}", interval: 5s, timeout: 2s } }
      - { id: jobs, push: {} }
`;

describe('the sources of a board', () => {
  let exporter: Exporter;
  let board: TestBoard;
  beforeEach(async () => {
    exporter = await startExporter();
    board = await startTestBoard({ yaml: yamlOf(exporter), startAt: '2026-11-22T12:00:00Z' });
  });
  afterEach(async () => {
    await board.close();
    await exporter.goDown();
  });

  const ask = (query = '') => board.get<SourcesAnswer>(`/api/v1/sources${query}`);
  async function passInterval(): Promise<void> {
    const fromMs = board.clock.nowMs();
    await board.clock.advance(INTERVAL_MS);
    await board.clock.until(() => {
      const targets = board.server.store.targets.all();
      return targets.length === 3 && targets.every(({ lastAttemptAtMs }) => lastAttemptAtMs > fromMs);
    });
  }
  const standing = ({ items }: SourcesAnswer) =>
    items.map(({ service, objective, kind, means, state }) =>
      [service, objective, kind, means, state].join(' '),
    );

  it('are one for each objective and target, and wait before they were asked', async () => {
    await board.clock.advance(0);
    const answer = await ask();
    expect(Value.Errors(sourcesContract.response, answer)).toEqual([]);
    expect(standing(answer)).toEqual([
      'work-orders availability scrape counters waiting',
      'work-orders reachability scrape up waiting',
      'erp-sync web probe http waiting',
      'erp-sync jobs push  waiting',
    ]);
    const [page, , , jobs] = answer.items;
    expect(page).toMatchObject({
      serviceName: { en: 'Work orders', ko: '작업지시' },
      target: exporter.url,
      lastAttemptAt: null,
      intervalSeconds: 5,
    });
    expect(Date.parse(page?.nextAt ?? '')).toBeGreaterThan(board.clock.nowMs());
    expect(Date.parse(page?.nextAt ?? '')).toBeLessThanOrEqual(board.clock.nowMs() + INTERVAL_MS);
    expect(jobs).toMatchObject({ target: null, nextAt: null, timeoutSeconds: null });
    expect(answer.collector).toEqual({ startedAt: '2026-11-22T12:00:00.000Z', outages: [] });
  });

  it('say how they were asked, and fail once before they do not answer', async () => {
    await passInterval();
    expect((await ask()).counts).toEqual({
      'not-answering': 0,
      silent: 0,
      'failed-once': 2,
      waiting: 1,
      answering: 1,
    });
    await passInterval();
    const answer = await ask();
    expect(answer.items.map(({ state }) => state)).toEqual([
      'answering',
      'not-answering',
      'not-answering',
      'waiting',
    ]);
    expect(answer.items[2]).toMatchObject({
      failuresInARow: 2,
      reason: 'refused',
      lastOkAt: null,
      timeoutSeconds: 2,
    });
    expect(answer.items[0]).toMatchObject({ failuresInARow: 0, reason: null, detail: null });
    expect(answer.items[0]?.lastOkAt).toBe(answer.items[0]?.lastAttemptAt);
  });

  it('hear pushed tallies, and say when they are overdue', async () => {
    const at = new Date(board.clock.nowMs()).toISOString();
    await board.send('POST', '/api/v1/tallies', {
      service: 'erp-sync',
      objective: 'jobs',
      at,
      good: 1,
      total: 1,
    });
    expect((await ask()).items[3]).toMatchObject({ state: 'answering', lastOkAt: at, lastHeardAt: at });
    board.clock.jumpWall(5 * 60_000);
    expect((await ask()).items[3]).toMatchObject({ state: 'silent', lastOkAt: at });
  });

  it('can be asked for by service, by state and in pages', async () => {
    await passInterval();
    expect(standing(await ask('?service=erp-sync'))).toEqual([
      'erp-sync web probe http failed-once',
      'erp-sync jobs push  waiting',
    ]);
    const failed = await ask('?state=failed-once&limit=1');
    expect(standing(failed)).toEqual(['work-orders reachability scrape up failed-once']);
    const rest = await ask(`?state=failed-once&limit=1&cursor=${failed.next}`);
    expect(standing(rest)).toEqual(['erp-sync web probe http failed-once']);
    expect(rest.next).toBeNull();
    expect(rest.counts).toEqual(failed.counts);
    for (const query of ['?service=nobody', '?state=green', '?cursor=x', '?limit=0'])
      expect((await board.send('GET', `/api/v1/sources${query}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('tell when the board was not running', async () => {
    await passInterval();
    await board.clock.advance(30_000);
    const from = new Date(board.clock.nowMs()).toISOString();
    await board.stop();
    board.clock.jumpWall(3_600_000);
    const again = await board.start();
    const { collector, items } = await again.get<SourcesAnswer>('/api/v1/sources');
    await again.stop();
    expect(collector).toEqual({
      startedAt: new Date(board.clock.nowMs()).toISOString(),
      outages: [{ from, to: new Date(board.clock.nowMs()).toISOString() }],
    });
    // What they said before says nothing about now.
    expect(items.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
  });

  it('are open to whoever can reach the board, and the description of the API says so', async () => {
    const { paths } = await board.get<{
      paths: Record<string, { get: { summary: string; security?: unknown } }>;
    }>('/api/v1/openapi.json');
    expect(paths['/api/v1/sources']?.get.summary).toContain('how each target is asked');
    expect(paths['/api/v1/sources']?.get.security).toBeUndefined();
  });

  it('hold no secret, whatever address it stands in', async () => {
    await passInterval();
    await passInterval();
    const text = JSON.stringify(await ask());
    expect(text).toContain('http://127.0.0.1:9/metrics?token=…');
    expect(text).toContain('http://127.0.0.1:9/?key=…');
    expect(text).not.toContain(CANARY);
  });
});

/** Everything that may prove who asks: user, query, headers, basic auth, and labels that an address stands in. */
const discovered = `
services:
  - id: shop
    objectives:
      - { id: pages, scrape: { job: line-2, interval: 5s } }
      - id: web
        probe: { url: "http://127.0.0.1:9/", headers: { x-api-key: ${CANARY} }, interval: 5s }
      - id: asked
        query: { server: "http://bob:${CANARY}@127.0.0.1:9/?key=${CANARY}", total: up, bad: down }
discovery:
  - job: line-2
    params: { token: ${CANARY} }
    basicAuth: { username: bob, password: ${CANARY} }
    targets: [{ targets: ["127.0.0.1:9"], labels: { page: "http://bob:${CANARY}@a.example/?key=${CANARY}", env: live } }]
  - { job: cloud, http: { url: "http://bob:${CANARY}@127.0.0.1:9/targets?key=${CANARY}", refresh: 5s } }
`;

describe('the sources of a board that finds its targets', () => {
  it('name jobs, labels and places, and hold no secret', async () => {
    const board = await startTestBoard({ yaml: discovered, startAt: '2026-11-22T12:00:00Z' });
    onTestFinished(() => board.close());
    const ask = () => board.get<SourcesAnswer>('/api/v1/sources');
    const isFound = () => board.server.store.targets.all().some(({ target }) => target.includes('metrics'));
    for (let round = 0; round < 3; round += 1) await board.clock.advance(INTERVAL_MS);
    await board.clock.until(isFound);
    const answer = await ask();
    expect(Value.Errors(sourcesContract.response, answer)).toEqual([]);
    expect(answer.items[0]).toMatchObject({
      objective: 'pages',
      target: 'http://127.0.0.1:9/metrics?token=…',
      labels: { job: 'line-2', instance: '127.0.0.1:9', page: 'http://a.example/?key=…', env: 'live' },
    });
    expect(answer.items[2]).toMatchObject({
      kind: 'query',
      means: null,
      target: 'http://127.0.0.1:9/?key=…',
    });
    expect(answer.discovery.map(({ job, kind, targetCount }) => [job, kind, targetCount])).toEqual([
      ['line-2', 'static', 1],
      ['cloud', 'http', 0],
    ]);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });
});
