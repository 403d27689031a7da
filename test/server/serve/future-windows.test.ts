import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface Figure {
  readonly value: number | null;
  readonly n: number;
  readonly window: { readonly start: string; readonly end: string };
  readonly receipt: string;
}

describe('a window that reaches into the future', () => {
  const now = '2026-11-22T12:00:00.000Z';
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({
      yaml: 'services: [{ id: shop, objectives: [{ id: up, push: {} }] }]',
      startAt: now,
    });
    for (const day of ['05', '12', '22'])
      await board.send('POST', '/api/v1/deployments', {
        service: 'shop',
        id: day,
        finishedAt: `2026-11-${day}T10:00:00Z`,
      });
    const incident = {
      service: 'shop',
      id: 'i',
      title: 'down',
      severity: 1,
      startedAt: '2026-11-22T11:00:00Z',
    };
    await board.send('POST', '/api/v1/incidents', incident);
    const tally = { service: 'shop', objective: 'up', at: '2026-11-22T11:30:00Z', good: 9, total: 10 };
    await board.send('POST', '/api/v1/tallies', [tally]);
  });
  afterAll(() => board.close());

  const spans = ['from=2026-11-01T00:00:00Z&to=2026-12-27T00:00:00Z', 'window=28d&at=2027-01-31T00:00:00Z'];
  const untilNow: Record<string, string> = {
    'from=2026-11-01T00:00:00Z&to=2026-12-27T00:00:00Z': `from=2026-11-01T00:00:00Z&to=${now}`,
    'window=28d&at=2027-01-31T00:00:00Z': 'window=28d',
  };

  it.each(
    ['deployment-frequency', 'change-failure-rate', 'downtime', 'time-to-restore'].flatMap((metric) =>
      spans.map((span) => [metric, span] as const),
    ),
  )('ends now: %s over %s', async (metric, span) => {
    const ask = (query: string) =>
      board.get<Figure>(`/api/v1/figures?service=shop&metric=${metric}&${query}`);
    const [figure, live] = [await ask(span), await ask(untilNow[span] ?? '')];
    expect(figure.window.end).toBe(now);
    expect([figure.value, figure.n, figure.window]).toEqual([live.value, live.n, live.window]);
    const evidence = await board.get<Figure>(`/api/v1/evidence?service=shop&metric=${metric}&${span}`);
    expect(evidence).toMatchObject({ value: live.value, window: { end: now } });
    const receipt = await board.get<{ changed: boolean }>(`/api/v1/receipts/${figure.receipt}`);
    expect(receipt.changed).toBe(false);
  });

  it('ends with the minute that runs where minutes are counted', async () => {
    const ask = (query: string) => board.get<{ items: unknown[] }>(`/api/v1/objectives${query}`);
    expect((await ask('?at=2027-01-31T00:00:00Z')).items).toMatchObject([{ good: 9, total: 10 }]);
    const figure = await board.get<Figure>(
      `/api/v1/figures?metric=availability&service=shop&objective=up&${spans[0]}`,
    );
    expect(figure).toMatchObject({ value: 0.9, window: { end: '2026-11-22T12:01:00.000Z' } });
  });

  it('is refused where it has not begun', async () => {
    const reply = await board.send<{ detail: string }>(
      'GET',
      '/api/v1/figures?metric=downtime&service=shop&from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z',
    );
    expect(reply.status).toBe(400);
    expect(reply.body.detail).toContain('after now');
  });
});
