import type { Static } from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { serviceListContract } from '../../../shared/api/service-list.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { push, talliesBetween } from '../../harness/traffic.ts';

type Answer = Static<(typeof serviceListContract)['response']>;

const START = Date.parse('2026-11-22T12:00:00Z');
const minutesAgo = (minutes: number): string => new Date(START - minutes * MINUTE_MS).toISOString();
const yaml = `
team: { timeZone: Asia/Seoul }
services:
  - { id: shop, name: { en: Shop, ko: 상점 }, group: front, owner: Shop team, dependsOn: [erp, labels, till], objectives: [{ id: availability, push: {} }] }
  - { id: erp, name: { en: ERP sync, ko: ERP 연동 }, objectives: [{ id: availability, push: {} }] }
  - { id: labels, objectives: [{ id: availability, push: {} }, { id: speed, push: {} }] }
  - { id: till, objectives: [{ id: availability, push: {} }] }
  - { id: bare }
agreement: { signedBy: [development], metrics: { availability: { target: 99%, window: 7d, warning: 30% } } }
`;

describe('the list of services', () => {
  let board: TestBoard;
  beforeEach(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterEach(() => board.close());

  const list = (query = '') => board.get<Answer>(`/api/v1/services${query}`);
  const row = async (id: string, query = '') => {
    const found = (await list(query)).items.find((item) => item.id === id);
    if (found === undefined) throw new Error(`no service ${id}`);
    return found;
  };
  /** 300 minutes of 100 requests; `bad` of each fail in the last `forMinutes`. */
  const burn = (service: string, bad: number, forMinutes: number) =>
    push(board, [
      ...talliesBetween({ service, total: 100 }, START - 300 * MINUTE_MS, START - forMinutes * MINUTE_MS),
      ...talliesBetween({ service, total: 100, bad }, START - forMinutes * MINUTE_MS, START),
    ]);

  it('says what fails now, how fast the budget goes, since when, and what was left then', async () => {
    await burn('shop', 60, 60);
    const [objective] = (await row('shop')).objectives;
    // 30 000 requests under 99 %: 300 may fail, 3 600 did.
    expect(objective).toMatchObject({
      state: 'burning',
      needsSomeone: true,
      failingRatio: 0.6,
      since: minutesAgo(60),
      remainingAtSince: 1,
      warningRatio: 0.3,
      partial: { days: 0, ofDays: 7 },
      budget: { allowed: 300, spent: 3_600, remaining: -11 },
    });
    expect(objective?.burnRate).toBeCloseTo(60, 9);
    // 2 % in an hour of 7 days is a factor of 3.36; an hour at 60 takes 60/168 of the budget.
    expect(objective?.burn).toMatchObject({ rule: 'page-1h', firing: true, short: { window: '5m' } });
    expect(objective?.burn?.factor).toBeCloseTo(3.36, 9);
    expect(objective?.burn?.eats).toBeCloseTo(60 / 168, 9);
  });

  it('draws three hours of failures, gaps as gaps, and of what is well nothing', async () => {
    await push(board, [
      ...talliesBetween({ service: 'shop', total: 300 }, START - 300 * MINUTE_MS, START - 120 * MINUTE_MS),
      ...talliesBetween({ service: 'shop', total: 300, bad: 100 }, START - 30 * MINUTE_MS, START),
      ...talliesBetween({ service: 'till', total: 100 }, START - 300 * MINUTE_MS, START),
    ]);
    const [objective] = (await row('shop')).objectives;
    // The running minute is the last of 36 times five: they end at 12:01.
    expect(objective?.failing).toHaveLength(36);
    expect(objective?.failing[0]).toBe(0);
    expect(objective?.failing[20]).toBeNull();
    expect(objective?.failing[35]).toBe(0.3333);
    const [well] = (await row('till')).objectives;
    expect(well).toMatchObject({ state: 'met', failing: [], burn: null, releaseBefore: null });
  });

  it('names the release before, and none that is older than a day', async () => {
    await burn('shop', 60, 60);
    const deploy = (id: string, minutes: number) =>
      board.send('POST', '/api/v1/deployments', {
        service: 'shop',
        id,
        version: id,
        finishedAt: minutesAgo(minutes),
      });
    await deploy('old', 60 + 25 * 60);
    expect((await row('shop')).objectives[0]?.releaseBefore).toBeNull();
    await deploy('2025.11.4', 64);
    await deploy('after', 10);
    expect((await row('shop')).objectives[0]?.releaseBefore).toMatchObject({
      id: '2025.11.4',
      environment: 'production',
      beforeSeconds: 240,
    });
  });

  it('names what it rests on that is in trouble itself, since when, and nothing that is well', async () => {
    await burn('erp', 60, 30);
    await push(board, talliesBetween({ service: 'till', total: 100 }, START - 300 * MINUTE_MS, START));
    await push(
      board,
      talliesBetween({ service: 'labels', total: 100 }, START - 300 * MINUTE_MS, START - 9 * MINUTE_MS),
    );
    const { out } = await row('shop');
    expect(out).toEqual([
      { id: 'erp', name: { en: 'ERP sync', ko: 'ERP 연동' }, kind: 'burning', since: minutesAgo(30) },
      // Two objectives: one was heard until nine minutes ago, the other never.
      { id: 'labels', name: { en: 'labels', ko: 'labels' }, kind: 'silent', since: expect.any(String) },
    ]);
    expect((await row('erp')).out).toEqual([]);
  });

  it('is that of a moment of the past', async () => {
    await burn('shop', 60, 60);
    const before = await row('shop', `?at=${minutesAgo(61)}`);
    expect(before.objectives[0]).toMatchObject({ state: 'met', since: null, failing: [] });
    const then = await list(`?at=${minutesAgo(30)}`);
    expect(then.at).toBe(minutesAgo(30));
    expect(then.items[0]?.objectives[0]).toMatchObject({ state: 'burning', since: minutesAgo(60) });
    const { status, body } = await board.send('GET', '/api/v1/services?at=yesterday');
    expect(status).toBe(400);
    expect(body.detail).toContain('RFC 3339');
  });

  it('keeps services without objectives, and stays small for a thousand that are well', async () => {
    expect(await row('bare')).toMatchObject({ objectives: [], out: [] });
    await push(board, talliesBetween({ service: 'till', total: 100 }, START - 300 * MINUTE_MS, START));
    const till = await row('till');
    expect(till.objectives[0]?.state).toBe('met');
    expect(JSON.stringify(till).length).toBeLessThan(900);
  });
});
