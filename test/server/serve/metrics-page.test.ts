import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseExposition } from '../../../server/collect/exposition/parse-exposition.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99%, window: 7d } } }
`;

describe('/metrics', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());
  const page = async (): Promise<string> => (await board.send<string>('GET', '/metrics')).body;
  const samples = async () => parseExposition(Buffer.from(await page()), 'text', null);

  it('can be read by a parser that refuses what Prometheus refuses', async () => {
    expect((await samples()).length).toBeGreaterThan(50);
  });

  it('names no gauge as a counter (promtool check metrics)', async () => {
    const gauges = [...(await page()).matchAll(/^# TYPE (\S+) gauge$/gm)].map((match) => match[1]);
    expect(gauges.length).toBeGreaterThan(10);
    expect(gauges.filter((name) => name?.endsWith('_total'))).toEqual([]);
  });

  it('has no series for a figure without a value, and the value of the API for one with', async () => {
    const value = async (name: string) => (await samples()).find((sample) => sample.name === name)?.value;
    expect(await value('andon_availability_ratio')).toBeUndefined();
    const row = {
      service: 'shop',
      objective: 'availability',
      at: '2026-11-22T11:59:00Z',
      good: 997,
      total: 1_000,
    };
    await board.send('POST', '/api/v1/tallies', [row]);
    expect(await value('andon_availability_ratio')).toBe(0.997);
    // 1 000 requests under 99 % allow 10 failures; 3 are spent.
    expect(await value('andon_error_budget_remaining_ratio')).toBeCloseTo(0.7, 12);
    expect(await value('andon_budget_spent_ratio')).toBeCloseTo(0.3, 12);
  });

  it('has one state for each objective, and lets go of the one before', async () => {
    const states = async () =>
      (await samples())
        .filter((sample) => sample.name === 'andon_objective_state')
        .map((sample) => sample.labels.find(([name]) => name === 'state')?.[1]);
    const before = await states();
    // 900 of 1 000 fail under 99 %: the budget of 7 days is gone.
    const row = {
      service: 'shop',
      objective: 'availability',
      at: '2026-11-22T11:58:00Z',
      good: 100,
      total: 1_000,
    };
    await board.send('POST', '/api/v1/tallies', [row]);
    expect(before).toHaveLength(1);
    expect(await states()).toEqual(['debt']);
    expect(before).not.toEqual(['debt']);
  });

  it('labels requests by the template of their route and a bounded list of methods', async () => {
    await board.send('GET', '/api/v1/services/shop');
    const text = await page();
    expect(text).toContain('route="/api/v1/services/:id"');
    expect(text).not.toContain('services/shop');
  });
});

describe('what stands outside the API', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  it.each([
    '/healthz',
    '/readyz',
    '/docs/',
    '/api/v1/openapi.json',
    '/api/v1/metrics-catalogue',
    '/api/v1/services',
  ])('%s answers 200 under the same strict headers', async (path) => {
    const reply = await board.send('GET', path);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(reply.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('describes every route of the API in OpenAPI', async () => {
    const { paths } = await board.get<{ paths: Record<string, unknown> }>('/api/v1/openapi.json');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(
        [
          'wall',
          'overview',
          'figures',
          'series',
          'objectives',
          'services',
          'deployments',
          'incidents',
          'tallies',
          'stream',
        ].map((name) => `/api/v1/${name}`),
      ),
    );
  });

  it('says of every route of the API which problems it answers, and which token it asks for', async () => {
    type Operation = { responses: Record<string, unknown>; security?: unknown[] };
    const { paths } = await board.get<{ paths: Record<string, Record<string, Operation>> }>(
      '/api/v1/openapi.json',
    );
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );
    expect(operations.length).toBeGreaterThan(15);
    expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([]);
    const guarded = operations.filter(({ security }) => security !== undefined).map(({ path }) => path);
    expect(new Set(guarded)).toEqual(
      new Set(
        [
          'baselines',
          'corrections',
          'deliveries',
          'deliveries/{id}/replay',
          'deployments',
          'deployments/{id}',
          'import-progress',
          'incidents',
          'incidents/history',
          'incidents/{id}',
          'notes',
          'notes/{id}/beliefs',
          'notes/{id}/take-back',
          'tallies',
          'tokens',
          'tokens/{id}',
        ].map((name) => `/api/v1/${name}`),
      ),
    );
  });

  it('shows one service, and says 404 for one that is not there', async () => {
    expect(await board.get('/api/v1/services/shop')).toMatchObject({ service: { id: 'shop' } });
    expect((await board.send('GET', '/api/v1/services/nobody')).status).toBe(404);
  });
});
