import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { WallAnswer } from '../../../shared/api/wall.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const START = Date.parse('2026-11-22T12:00:00Z');
const yaml = `
team: { timeZone: Asia/Seoul }
services:
  - id: shop
    owner: Shop team
    group: front
    objectives: [{ id: availability, push: {} }]
  - { id: both, group: back, objectives: [{ id: availability, push: {} }, { id: orders, push: {} }] }
  - { id: till, group: back, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99%, window: 7d }, orders: { target: 99%, window: 7d } } }
`;

describe('the wall', () => {
  let board: TestBoard;
  beforeEach(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterEach(() => board.close());

  const wall = (query = '') => board.get<WallAnswer>(`/api/v1/wall${query}`);
  /** Minutes before now, oldest first, `bad` of 100 in each. */
  const push = (service: string, objective: string, minutes: number, bad: (ago: number) => number) =>
    board.send(
      'POST',
      '/api/v1/tallies',
      Array.from({ length: minutes }, (_, index) => {
        const ago = minutes - index;
        const at = new Date(START - ago * MINUTE_MS).toISOString();
        return { service, objective, at, good: 100 - bad(ago), total: 100 };
      }),
    );

  it('shows a service by its objective in the worst state', async () => {
    await push('both', 'availability', 120, () => 0);
    await push('both', 'orders', 120, (ago) => (ago <= 10 ? 40 : 0));
    const [, both] = (await wall()).services;
    expect(both?.objective).toMatchObject({ objective: 'orders', state: 'burning' });
    expect(both?.failingRatio).toBe(0.4);
    // 40 % of requests fail under 99 %: 40 times as fast as the budget lasts.
    expect(both?.burnRate).toBeCloseTo(40, 9);
  });

  it('shows that one objective has too few events rather than that another is well', async () => {
    await push('both', 'availability', 60, () => 0);
    await board.send('POST', '/api/v1/tallies', [
      { service: 'both', objective: 'orders', at: new Date(START).toISOString(), good: 3, total: 3 },
    ]);
    const { services, problems } = await wall();
    expect(services[1]?.objective).toMatchObject({ objective: 'orders', state: 'nodata', reason: 'too-few' });
    // It was heard a moment ago: that is no silence, and needs nobody.
    expect(problems).toEqual([]);
  });

  it('opens a card for what burns, and orders cards by how fast', async () => {
    await push('shop', 'availability', 120, (ago) => (ago <= 30 ? 20 : 0));
    await push('till', 'availability', 120, (ago) => (ago <= 30 ? 60 : 0));
    expect((await wall()).problems).toEqual(['till', 'shop']);
  });

  it('opens a card for silence after half an hour, not before', async () => {
    await push('shop', 'availability', 60, () => 0);
    await board.clock.advance(28 * MINUTE_MS);
    const before = await wall();
    expect(before.services[0]?.objective?.state).toBe('nodata');
    expect(before.problems).toEqual([]);
    await board.clock.advance(2 * MINUTE_MS);
    expect((await wall()).problems).toEqual(['shop']);
  });

  it('says which release went out in the 24 h before the burn began', async () => {
    await push('shop', 'availability', 120, (ago) => (ago <= 30 ? 50 : 0));
    const deploy = (id: string, finishedAt: number) =>
      board.send('POST', '/api/v1/deployments', {
        service: 'shop',
        id,
        version: id,
        finishedAt: new Date(finishedAt).toISOString(),
      });
    await deploy('before', START - 34 * MINUTE_MS);
    await deploy('after', START - 20 * MINUTE_MS);
    const [shop] = (await wall()).services;
    expect(shop?.objective?.since).toBe(new Date(START - 30 * MINUTE_MS).toISOString());
    expect(shop?.releaseBefore).toMatchObject({ version: 'before', beforeSeconds: 240 });
  });

  it('cuts its strip by days of the team, which add up to what is spent', async () => {
    await push('shop', 'availability', 2_000, (ago) => (ago > 1_990 ? 5 : 0));
    const [shop] = (await wall()).services;
    const spent = shop?.days.reduce((sum, day) => sum + (day.spent ?? 0), 0) ?? 0;
    // 10 minutes × 5 bad of 2 000 × 100 × 1 % allowed.
    expect(spent).toBeCloseTo(50 / 2_000, 12);
    // 15:00 UTC is midnight in Seoul.
    expect(shop?.days.every((day) => day.start.endsWith('T15:00:00.000Z'))).toBe(true);
  });

  it('counts whole days in a row without trouble, and none before the first', async () => {
    expect((await wall()).calmDays).toBeNull();
    await push('shop', 'availability', 5 * 1_440, (ago) =>
      ago > 4 * 1_440 && ago < 4 * 1_440 + 30 ? 90 : 0,
    );
    // Trouble on 18 Nov 12:00 UTC = 18 Nov in Seoul; 19, 20 and 21 Nov are whole days without.
    expect((await wall()).calmDays).toBe(3);
  });

  it('shows one group alone', async () => {
    const { services } = await wall('?group=back');
    expect(services.map((service) => service.id)).toEqual(['both', 'till']);
  });

  it('counts who reports', async () => {
    expect((await wall()).reporting).toEqual({ heard: 0, of: 3 });
    await push('till', 'availability', 5, () => 0);
    expect((await wall()).reporting).toEqual({ heard: 1, of: 3 });
  });

  it('counts nobody as reporting of whom nothing is measured', async () => {
    const young = await startTestBoard({
      yaml: 'services: [{ id: named }, { id: shop, objectives: [{ id: availability, push: {} }] }]',
      startAt: '2026-11-22T12:00:00Z',
    });
    onTestFinished(() => young.close());
    expect((await young.get<WallAnswer>('/api/v1/wall')).reporting).toEqual({ heard: 0, of: 1 });
  });
});
