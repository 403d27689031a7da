import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  readonly counted: boolean;
  readonly reason: string | null;
  readonly part: boolean | null;
  readonly seconds: number | null;
  readonly links: readonly {
    readonly kind: string;
    readonly counts: boolean;
    readonly incident: { readonly id: string };
  }[];
  readonly correction: { readonly verdict: string } | null;
  readonly deployment: { readonly id: string } | null;
  readonly url: string | null;
}
interface Evidence {
  readonly value: number | null;
  readonly n: number;
  readonly items: readonly Item[];
  readonly counts: readonly { readonly reason: string; readonly count: number }[];
  readonly next: string | null;
  readonly receipt: string;
}

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T12:00:00Z`;

describe('the events behind a figure', () => {
  let board: TestBoard;
  const evidence = (query: string) =>
    board.get<Evidence>(`/api/v1/evidence?service=shop&window=28d&${query}`);

  beforeAll(async () => {
    board = await startTestBoard({
      yaml: 'services: [{ id: shop }, { id: till }]',
      startAt: '2026-11-22T12:00:00Z',
    });
    for (const number of [1, 5, 10, 15, 22]) {
      await board.send('POST', '/api/v1/deployments', {
        service: 'shop',
        id: `d${number}`,
        version: `v${number}`,
        url: 'https://ci.example/1',
        finishedAt: day(number).replace('12:00', '11:00'),
        changes: [
          {
            sha: `abc${number}`,
            committedAt: day(number).replace('12:00', '09:00'),
            message: 'Fix it\n\nwell',
          },
        ],
      });
    }
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: 'i',
      title: 'Checkout fails',
      severity: 2,
      startedAt: day(10),
      resolvedAt: day(11),
    });
  });
  afterAll(() => board.close());

  it('are listed latest first, with links, and what was left out and why', async () => {
    const { value, n, items, counts, next } = await evidence('metric=change-failure-rate');
    expect({ value, n, next }).toEqual({ value: 0.25, n: 4, next: null });
    expect(items.map(({ id, counted, part }) => [id, counted, part])).toEqual([
      ['d22', false, false],
      ['d15', true, false],
      ['d10', true, true],
      ['d5', true, false],
      ['d1', true, false],
    ]);
    expect(items[2]).toMatchObject({ title: 'v10', url: 'https://ci.example/1' });
    expect(items[2]?.links).toMatchObject([{ kind: 'time', counts: true, incident: { id: 'i' } }]);
    expect(counts).toEqual([{ reason: 'not-settled', count: 1 }]);
  });

  it('are those of the figure of the same question', async () => {
    const figure = await board.get<Evidence>('/api/v1/figures?metric=lead-time&service=shop&window=28d');
    const { value, n, receipt, items } = await evidence('metric=lead-time');
    expect({ value, n, receipt }).toEqual({ value: figure.value, n: figure.n, receipt: figure.receipt });
    expect(items[0]).toMatchObject({
      kind: 'change',
      id: 'abc22',
      title: 'Fix it',
      seconds: 7_200,
      deployment: { id: 'd22' },
    });
    expect(items.at(-1)).toMatchObject({ id: 'abc1', counted: false, reason: 'baseline' });
  });

  it('can be asked for in part, and page by page', async () => {
    const ids = (answer: Evidence) => answer.items.map(({ id }) => id);
    const metric = 'metric=change-failure-rate';
    expect(ids(await evidence(`${metric}&counted=false`))).toEqual(['d22']);
    expect(ids(await evidence(`${metric}&counted=true&limit=2`))).toEqual(['d15', 'd10']);
    expect(ids(await evidence(`${metric}&reason=not-settled`))).toEqual(['d22']);
    const first = await evidence(`${metric}&limit=3`);
    const second = await evidence(`${metric}&limit=3&cursor=${first.next}`);
    expect([...ids(first), ...ids(second)]).toEqual(['d22', 'd15', 'd10', 'd5', 'd1']);
    expect(second.next).toBeNull();
  });

  it('say what people said of them', async () => {
    await board.send('POST', '/api/v1/corrections', {
      service: 'shop',
      verdict: 'did-not-fail',
      deployment: { id: 'd10' },
      by: 'Kim',
      reason: 'the disk was full',
    });
    const { value, items } = await evidence('metric=change-failure-rate');
    expect(value).toBe(0);
    expect(items[2]).toMatchObject({ part: false, links: [], correction: { verdict: 'did-not-fail' } });
  });

  it('are there for every metric of deliveries, and refused for those over tallies', async () => {
    const { items } = await board.get<{ items: { id: string }[] }>('/api/v1/metrics-catalogue');
    const ofTallies = ['availability', 'error-budget', 'budget-spent'];
    for (const { id } of items) {
      const { status } = await board.send('GET', `/api/v1/evidence?metric=${id}`);
      expect([id, status]).toEqual([id, ofTallies.includes(id) ? 400 : 200]);
    }
    expect((await board.send('GET', '/api/v1/evidence?metric=lead-time&cursor=nonsense')).status).toBe(400);
  });
});
