import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StripsAnswer } from '../../../shared/api/strips.ts';
import { HOUR_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { push, talliesBetween } from '../../harness/traffic.ts';

// 21 November 2025, 15:00 in Seoul.
const NOW = Date.parse('2025-11-21T06:00:00Z');
const yaml = `
team: { timeZone: Asia/Seoul }
services:
  - { id: shop, objectives: [{ id: availability, push: {} }, { id: orders, push: {} }] }
  - { id: till, objectives: [{ id: availability, probe: { tcp: '127.0.0.1:9' } }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99%, window: 7d }, orders: { target: 99%, window: month } } }
`;

describe('the strips of many objectives', () => {
  let board: TestBoard;
  beforeEach(async () => {
    board = await startTestBoard({ yaml, startAt: '2025-11-21T06:00:00Z' });
  });
  afterEach(() => board.close());
  const strips = (query = '') => board.get<StripsAnswer>(`/api/v1/strips${query}`);

  it('say what each day spent, in shares and failures, the incident of that day and when it leaves the window', async () => {
    const hour = (bad: number, fromMs: number, toMs: number) =>
      talliesBetween({ service: 'shop', total: 1_000, bad }, fromMs, toMs, HOUR_MS);
    const bad = Date.parse('2025-11-18T03:00:00Z');
    await push(board, [
      ...hour(0, bad - 20 * HOUR_MS, bad),
      ...hour(170, bad, bad + HOUR_MS),
      ...hour(0, bad + HOUR_MS, NOW),
    ]);
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: '2025-029',
      title: 'Stuck',
      severity: 2,
      startedAt: '2025-11-18T03:05:00Z',
      resolvedAt: '2025-11-18T03:50:00Z',
    });
    const { days, windows, items } = await strips('?service=shop&days=5');
    expect(days.map((day) => day.slice(0, 13))).toEqual([
      '2025-11-16T15',
      '2025-11-17T15',
      '2025-11-18T15',
      '2025-11-19T15',
      '2025-11-20T15',
    ]);
    const [availability, orders] = items;
    // 95 hours of 1 000 under 99 %: 950 may fail, 170 did.
    expect(availability).toMatchObject({
      objective: 'availability',
      unit: 'failures',
      cost: [0, 170, 0, 0, 0],
      incidents: [{ day: 1, id: '2025-029', more: 0 }],
    });
    expect(availability?.spent[1]).toBeCloseTo(170 / 950, 12);
    expect(orders?.spent).toEqual([null, null, null, null, null]);
    const week = windows.find(({ window }) => window === '7d');
    // 18 November in Seoul and seven days.
    expect(week?.leavesAt[1]).toBe('2025-11-25T03:00:00.000Z');
    const month = windows.find(({ window }) => window === 'month');
    expect(month?.leavesAt[0]).toBe('2025-11-30T15:00:00.000Z');
  });

  it('count time-based budgets in minutes', async () => {
    const { items } = await strips('?service=till');
    expect(items[0]).toMatchObject({ service: 'till', unit: 'minutes' });
    expect(items[0]?.spent).toHaveLength(90);
  });

  it('are those of the services that are named, of all where none is, and of a moment that is past', async () => {
    expect((await strips()).items.map(({ service }) => service)).toEqual(['shop', 'shop', 'till']);
    expect((await strips('?service=till,shop,till')).items).toHaveLength(3);
    expect((await strips('?at=2025-11-01T00:00:00Z&days=2')).days).toEqual([
      '2025-10-30T15:00:00.000Z',
      '2025-10-31T15:00:00.000Z',
    ]);
    const { status, body } = await board.send('GET', '/api/v1/strips?service=shop,nobody');
    expect(status).toBe(404);
    expect(body.detail).toContain('No service is called "nobody"');
    expect((await board.send('GET', '/api/v1/strips?days=100000')).status).toBe(400);
  });
});
