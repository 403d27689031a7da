import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface Correction {
  readonly number: number;
  readonly verdict: string;
  readonly counts: boolean;
  readonly deployment: { readonly environment: string } | null;
}

describe('corrections', () => {
  let board: TestBoard;
  const failureRate = () =>
    board.get<{ value: number; low: number }>(
      '/api/v1/figures?metric=change-failure-rate&service=shop&window=28d',
    );
  const correct = (body: object) =>
    board.send<Correction & { detail?: string }>('POST', '/api/v1/corrections', body);
  const said = { service: 'shop', by: 'Kim', reason: 'the disk was full' };

  beforeAll(async () => {
    board = await startTestBoard({
      yaml: 'production: [production, live]\nservices: [{ id: shop }, { id: till }]',
      startAt: '2026-11-22T12:00:00Z',
    });
    for (const [id, finishedAt] of [
      ['d1', '2026-11-10T12:00:00Z'],
      ['d2', '2026-11-11T12:00:00Z'],
    ])
      await board.send('POST', '/api/v1/deployments', { service: 'shop', id, finishedAt });
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: 'i',
      title: 'Checkout fails',
      severity: 2,
      startedAt: '2026-11-11T13:00:00Z',
      resolvedAt: '2026-11-11T14:00:00Z',
    });
  });
  afterAll(() => board.close());

  it('win over what time says, at once, and the latest of them wins', async () => {
    expect(await failureRate()).toMatchObject({ value: 0.5, low: 0 });
    const first = await correct({ ...said, incident: 'i', verdict: 'not-caused' });
    expect(first.status).toBe(201);
    expect(await failureRate()).toMatchObject({ value: 0, low: 0 });
    const deployment = { id: 'd1' };
    const second = await correct({ ...said, incident: 'i', verdict: 'caused-by', deployment });
    expect(second.body).toMatchObject({
      deployment: { service: 'shop', environment: 'production', id: 'd1' },
    });
    expect(await failureRate()).toMatchObject({ value: 0.5, low: 0.5 });
    await correct({ ...said, verdict: 'did-not-fail', deployment });
    expect(await failureRate()).toMatchObject({ value: 0, low: 0 });
  });

  it('are a log, latest first, that says which ones count; the same words again are the same correction', async () => {
    const again = await correct({ ...said, verdict: 'did-not-fail', deployment: { id: 'd1' } });
    expect(again.status).toBe(200);
    const list = (query: string) => board.get<{ items: Correction[] }>(`/api/v1/corrections?${query}`);
    expect((await list('service=shop')).items.map(({ verdict, counts }) => [verdict, counts])).toEqual([
      ['did-not-fail', true],
      ['caused-by', true],
      ['not-caused', false],
    ]);
    expect((await list('incident=i')).items.length).toBe(2);
    expect((await list('deployment=d2')).items).toEqual([]);
    expect((await list('service=till')).items).toEqual([]);
  });

  it.each([
    [{ verdict: 'caused-by', incident: 'i' }, 400, '"caused-by" needs "deployment"'],
    [{ verdict: 'failed', incident: 'i', deployment: { id: 'd1' } }, 400, '"failed" goes without "incident"'],
    [{ verdict: 'not-caused', incident: 'gone' }, 404, 'no incident "gone"'],
    [
      { verdict: 'failed', deployment: { id: 'gone' } },
      404,
      'no deployment "gone" of shop to production, live',
    ],
    [
      { verdict: 'failed', deployment: { id: 'd1', service: 'nobody' } },
      404,
      'No service is called "nobody"',
    ],
    [{ verdict: 'maybe', incident: 'i' }, 400, ''],
  ])('that cannot be meant are refused with a sentence: %j', async (body, status, detail) => {
    const reply = await correct({ ...said, ...body });
    expect(reply.status).toBe(status);
    expect(reply.body.detail).toContain(detail);
  });

  it('need an environment where an id went to several', async () => {
    await board.send('POST', '/api/v1/deployments', {
      service: 'shop',
      id: 'd2',
      environment: 'live',
      finishedAt: '2026-11-11T12:00:00Z',
    });
    const failed = { ...said, verdict: 'failed', deployment: { id: 'd2' } };
    expect((await correct(failed)).status).toBe(409);
    expect((await correct({ ...failed, deployment: { id: 'd2', environment: 'live' } })).status).toBe(201);
  });
});
