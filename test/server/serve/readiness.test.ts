import { afterEach, describe, expect, it } from 'vitest';
import type { MetricReadiness } from '#shared/api/readiness.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

describe('readiness', () => {
  let board: TestBoard;
  const start = async (yaml: string) => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  };
  const ask = async (): Promise<Map<string, MetricReadiness>> => {
    const { items } = await board.get<{ items: MetricReadiness[] }>('/api/v1/readiness');
    return new Map(items.map((item) => [item.metric, item]));
  };
  afterEach(() => board.close());

  it('says of every metric what it wants, and of an empty board that nothing is there', async () => {
    await start('services: [{ id: shop }]');
    const items = await ask();
    expect([...items.keys()]).toEqual(metrics.map(({ id }) => id));
    for (const item of items.values()) {
      expect(item.missing).toBe(item.wants[0]?.fact);
      expect(item).toMatchObject({ value: null, weeks: 0, weeksNeeded: 12, isAgreed: false });
    }
  });

  it('names what is missing next once the first of it is heard', async () => {
    await start('services: [{ id: shop }]\nagreement: { metrics: { lead-time: { atMost: 4d } } }');
    const deploy = (id: string, finishedAt: string, changes: object[]) =>
      board.send('POST', '/api/v1/deployments', { service: 'shop', id, finishedAt, changes });
    await deploy('first', '2026-10-20T12:00:00Z', []);
    expect((await ask()).get('lead-time')).toMatchObject({
      missing: 'changes',
      wants: [
        { fact: 'releases', count: 1 },
        { fact: 'changes', count: 0 },
      ],
      isAgreed: true,
    });
    await deploy('second', '2026-11-17T12:00:00Z', [
      { sha: 'a'.repeat(40), committedAt: '2026-11-16T12:00:00Z' },
    ]);
    const items = await ask();
    expect(items.get('lead-time')).toMatchObject({ missing: null, value: 86_400, n: 1, weeks: 0 });
    expect(items.get('deployment-frequency')).toMatchObject({ missing: null, weeks: 4, isAgreed: false });
    expect(items.get('time-to-restore')).toMatchObject({ missing: 'incidents', value: null });
  });

  it('counts whole weeks of observations', async () => {
    await start(
      'services: [{ id: shop, objectives: [{ id: availability, push: {} }, { id: web, push: {} }] }]',
    );
    const tell = (at: string) =>
      board.send('POST', '/api/v1/tallies', [
        { service: 'shop', objective: 'availability', at, good: 9, total: 10 },
      ]);
    // Thursday of one week: two whole weeks follow before the running one.
    await tell('2026-10-29T12:00:00Z');
    expect((await ask()).get('availability')).toMatchObject({
      wants: [{ fact: 'observations', count: 1 }],
      missing: null,
      weeks: 2,
    });
    // The very start of a week: that one is whole as well.
    await tell('2026-10-26T00:00:00Z');
    expect((await ask()).get('availability')?.weeks).toBe(3);
  });
});
