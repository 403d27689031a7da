import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptAnswer } from '../../../shared/api/receipts.ts';
import type { serviceContract } from '../../../shared/api/service.ts';
import { DAY_MS, MINUTE_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { push, talliesBetween } from '../../harness/traffic.ts';

type Answer = Static<typeof serviceContract.response>;

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - id: shop
    objectives:
      - { id: availability, push: { interval: 1m } }
      - { id: api, scrape: { targets: ['http://bob:pw@127.0.0.1:9/metrics'], total: requests_total, bad: 'requests_total{code=~"5.."}' }, minimumEvents: 7 }
      - { id: speed, scrape: { targets: ['http://127.0.0.1:9/metrics'], histogram: request_seconds, atMost: 0.25 } }
      - { id: door, probe: { tcp: '127.0.0.1:9', interval: 30s } }
  - { id: bare, name: Bare }
agreement:
  signedBy: [development]
  metrics:
    availability: { target: 99.9%, window: 30d, warning: 25% }
`;

// 13:42 in Seoul.
const startMs = Date.parse('2025-11-21T04:42:00Z');

describe('the page of one service', () => {
  let board: TestBoard;
  const service = (path = 'shop') => board.get<Answer>(`/api/v1/services/${path}`);

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2025-11-21T04:42:00Z' });
    await push(board, talliesBetween({ service: 'shop', total: 100 }, startMs - DAY_MS, startMs));
    for (const [id, finishedAt, result] of [
      ['d0', '2025-11-13T00:00:00Z', 'success'],
      ['d1', '2025-11-18T00:00:00Z', 'success'],
      ['d2', '2025-11-21T04:38:00Z', 'success'],
      ['d3', '2025-11-19T00:00:00Z', 'failure'],
    ])
      await board.send('POST', '/api/v1/deployments', {
        service: 'shop',
        id,
        version: id,
        finishedAt,
        result,
        automated: true,
      });
    // From 13:42 on 4 of 10 fail, for ten minutes.
    for (let index = 0; index < 10; index += 1) {
      await board.clock.advance(MINUTE_MS);
      const atMs = startMs + index * MINUTE_MS;
      await push(board, talliesBetween({ service: 'shop', total: 100, bad: 40 }, atMs, atMs + 1));
    }
  });
  afterAll(() => board.close());

  it('has the releases of seven days with what burned near them', async () => {
    const { releases, releaseBefore } = await service();
    expect(releases.map(({ release: { id, outcome } }) => [id, outcome])).toEqual([
      ['d2', 'open'],
      ['d3', 'stopped'],
      ['d1', 'ok'],
    ]);
    expect(releases[0]?.burns).toEqual([
      { objective: 'availability', since: '2025-11-21T04:42:00.000Z', afterSeconds: 240 },
    ]);
    expect(releases[2]?.burns).toEqual([]);
    expect(releaseBefore).toMatchObject({ id: 'd0', finishedAt: '2025-11-13T00:00:00.000Z' });
  });

  it('says what fails now, and how fast the budget goes, for each objective', async () => {
    const { failing, service: item } = await service();
    expect(failing.map(({ objective }) => objective)).toEqual(
      item.objectives.map(({ objective }) => objective),
    );
    // 200 of the last five minutes' 500.
    expect(failing[0]?.ratio).toBeCloseTo(0.4, 12);
    expect(failing[0]?.burnRate).toBeCloseTo(400, 6);
    expect(failing[3]).toEqual({ objective: 'door', ratio: expect.anything(), burnRate: null });
  });

  it('says what is agreed and how it is counted, without what proves who asks', async () => {
    const { grounds } = await service();
    expect(grounds[0]?.agreement).toEqual({
      version: 1,
      effectiveFrom: expect.any(String),
      target: 0.999,
      window: '30d',
      warningRatio: 0.25,
    });
    expect(grounds[0]?.counted).toMatchObject({
      source: 'push',
      kind: 'push',
      intervalSeconds: 60,
      minimumEvents: 1_000,
    });
    expect(grounds[1]).toMatchObject({
      agreement: null,
      budgetReceipt: null,
      counted: {
        kind: 'counters',
        total: 'requests_total',
        part: 'bad',
        selector: 'requests_total{code=~"5.."}',
        minimumEvents: 7,
      },
    });
    expect(grounds[2]?.counted).toMatchObject({ kind: 'histogram', metric: 'request_seconds', bound: 0.25 });
    expect(grounds[3]?.counted).toMatchObject({ kind: 'probe', probe: 'tcp', intervalSeconds: 30 });
    expect(JSON.stringify(grounds)).not.toContain('pw');
  });

  it('leads from the budget that is left to a receipt of the same figure', async () => {
    const { grounds, service: item } = await service();
    const receipt = await board.get<ReceiptAnswer>(`/api/v1/receipts/${grounds[0]?.budgetReceipt}`);
    expect(receipt.asMade.value).toBe(item.objectives[0]?.budget?.remaining);
    expect(receipt.now.value).toBe(receipt.asMade.value);
  });

  it('stands still at an instant of the past', async () => {
    const { at, releases, service: item } = await service('shop?at=2025-11-20T04:42:00Z');
    expect(at).toBe('2025-11-20T04:42:00.000Z');
    expect(releases.map(({ release }) => release.id)).toEqual(['d3', 'd1']);
    expect(item.objectives[0]?.state).not.toBe('burning');
  });

  it('answers for a service without objectives, and says what it does not know', async () => {
    const bare = await service('bare');
    expect([bare.worst, bare.grounds, bare.failing, bare.releases, bare.releaseBefore]).toEqual([
      null,
      [],
      [],
      [],
      null,
    ]);
    const { status, body } = await board.send('GET', '/api/v1/services/shopp');
    expect([status, body.detail]).toEqual([404, 'No service is called "shopp"; did you mean "shop"?']);
  });
});
