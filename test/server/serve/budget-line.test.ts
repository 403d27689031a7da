import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetLineAnswer } from '../../../shared/api/budget-line.ts';
import type { ObjectiveAnswer } from '../../../shared/api/objectives.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - id: shop
    objectives:
      - { id: availability, push: { interval: 1m } }
      - { id: web, push: { interval: 1m } }
      - { id: unagreed, push: { interval: 1m } }
  - { id: till, objectives: [{ id: availability, push: { interval: 1m } }] }
  - { id: bare, name: Bare }
agreement:
  signedBy: [development]
  metrics:
    availability: { target: 99%, window: 7d, warning: 25% }
    web: { target: 99%, window: 30d }
`;

describe('the budget line of a service', () => {
  let board: TestBoard;
  const line = (query = '') => board.get<BudgetLineAnswer>(`/api/v1/services/shop/budget-line${query}`);
  const tell = (objective: string, at: string, good: number, total: number) =>
    board.send('POST', '/api/v1/tallies', { service: 'shop', objective, at, good, total });

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2025-11-21T06:10:00Z' });
    // Since 12 November, 1,000 a time: 10 of every 1,000 may fail.
    await tell('availability', '2025-11-12T00:30:00Z', 1000, 1000);
    await tell('availability', '2025-11-14T12:00:00Z', 990, 1000);
    await tell('availability', '2025-11-16T12:00:00Z', 1000, 1000);
    await tell('web', '2025-11-20T00:00:00Z', 995, 1000);
    await board.send('POST', '/api/v1/deployments', {
      service: 'shop',
      id: 'd1',
      version: '1.0',
      finishedAt: '2025-11-14T11:00:00Z',
    });
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: 'i1',
      title: 'Down',
      severity: 2,
      startedAt: '2025-11-14T12:00:00Z',
      resolvedAt: '2025-11-14T13:00:00Z',
    });
  });
  afterAll(() => board.close());

  it('is at every point the figure that stood there, and ends with that of now', async () => {
    const { points, window, warningRatio } = await line('?objective=availability');
    expect([window, warningRatio]).toEqual(['7d', 0.25]);
    expect(points.length).toBeGreaterThan(350);
    expect(points.length).toBeLessThanOrEqual(400);
    const at = (instant: string) => points.find((point) => point.at === instant)?.remaining;
    // Nothing before the first observation; 1,000 without a failure; 2,000 of which 10 failed; those alone.
    expect(at('2025-11-12T00:00:00.000Z')).toBeNull();
    expect(at('2025-11-12T02:00:00.000Z')).toBe(1);
    expect(at('2025-11-14T14:00:00.000Z')).toBe(1 - 10 / 20);
    expect(at('2025-11-20T00:00:00.000Z')).toBe(1 - 10 / 20);
    const asked = await board.get<{ items: ObjectiveAnswer[] }>(
      '/api/v1/objectives?service=shop&at=2025-11-20T00:00:00Z',
    );
    expect(asked.items[0]?.budget?.remaining).toBe(1 - 10 / 20);
    const now = await board.get<{ items: ObjectiveAnswer[] }>('/api/v1/objectives?service=shop');
    expect(points.at(-1)).toEqual({
      at: '2025-11-21T06:11:00.000Z',
      remaining: now.items[0]?.budget?.remaining,
    });
  });

  it('stands still at an instant of the past', async () => {
    const { points } = await line('?objective=availability&at=2025-11-14T13:00:00Z');
    expect(points.at(-1)).toEqual({ at: '2025-11-14T13:00:00.000Z', remaining: 0.5 });
  });

  it('has the releases and the incidents beside it', async () => {
    const { releases, incidents } = await line('?objective=availability');
    expect(releases).toMatchObject([
      { at: '2025-11-14T11:00:00.000Z', end: null, count: 1, failedCount: 1, id: 'd1', label: '1.0' },
    ]);
    expect(incidents).toMatchObject([
      { at: '2025-11-14T12:00:00.000Z', end: '2025-11-14T13:00:00.000Z', count: 1, severity: 2, id: 'i1' },
    ]);
  });

  it('is of the objective that stands for the service where none is named', async () => {
    // 995 of 1,000 leaves half of it, as the other does; a warning at 25 % is not reached by either.
    const { objective } = await line();
    expect(['availability', 'web']).toContain(objective);
  });

  it('goes on while it burns, and not after it stopped, though the state stays', async () => {
    const push = (at: string, good: number) =>
      board.send('POST', '/api/v1/tallies', {
        service: 'till',
        objective: 'availability',
        at,
        good,
        total: 1000,
      });
    await push('2025-11-19T00:00:00Z', 1000);
    // Of the 2,000 of six hours half failed: burning, by a rule whose short window is 30 min.
    await push('2025-11-21T05:52:00Z', 0);
    await push('2025-11-21T06:08:00Z', 1000);
    const path = '/api/v1/services/till/budget-line';
    expect((await board.get<BudgetLineAnswer>(`${path}?at=2025-11-21T05:53:00Z`)).projection).not.toBeNull();
    const asked = await board.get<{ items: ObjectiveAnswer[] }>('/api/v1/objectives?service=till');
    expect(asked.items[0]?.state).toBe('burning');
    expect((await board.get<BudgetLineAnswer>(path)).projection).toBeNull();
  });

  it('is all gaps where nothing is agreed', async () => {
    const { points, warningRatio, projection } = await line('?objective=unagreed');
    expect(new Set(points.map(({ remaining }) => remaining))).toEqual(new Set([null]));
    expect([warningRatio, projection]).toEqual([null, null]);
  });

  it('says what it does not know', async () => {
    const ask = async (path: string) => {
      const { status, body } = await board.send('GET', `/api/v1/services/${path}`);
      return [status, body.detail];
    };
    expect(await ask('shop/budget-line?objective=wab')).toEqual([
      404,
      'No objective of shop is called "wab". Known: availability, web, unagreed.',
    ]);
    expect(await ask('bare/budget-line')).toEqual([
      404,
      'bare has no objective, so nothing of it has a budget. Add one to the service in andon.yaml.',
    ]);
    expect((await ask('shopp/budget-line'))[0]).toBe(404);
    expect((await ask('shop/budget-line?at=yesterday'))[0]).toBe(400);
    expect((await ask(`shop/budget-line?objective=${'%F0%9F%92%A3'.repeat(200)}`))[0]).toBe(404);
  });
});
