import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatementAnswer } from '#shared/api/statement.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { push, talliesBetween } from '../../harness/traffic.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul }
services:
  - id: shop
    name: { en: Shop, ko: 상점 }
    objectives: [{ id: speed, push: {} }, { id: availability, push: {} }]
  - { id: till }
  - { id: depot, objectives: [{ id: unsaid, push: {} }] }
agreement:
  signedBy: [development]
  services: { shop: { availability: { target: 99%, window: 7d }, speed: { target: 99%, window: month } } }
`;

const startMs = Date.parse('2026-11-20T00:00:00Z');
const at = (hour: number, minute = 0): string =>
  new Date(startMs + hour * HOUR_MS + minute * MINUTE_MS).toISOString();
/** A hundred requests a minute, some of which fail. */
const minutes = (hour: number, count: number, bad: number) =>
  talliesBetween(
    { service: 'shop', total: 100, bad },
    Date.parse(at(hour)),
    Date.parse(at(hour)) + count * MINUTE_MS,
  );

describe('the statement of a budget, asked of the API', () => {
  let board: TestBoard;
  const ask = (query = '', service = 'shop') =>
    board.get<StatementAnswer>(`/api/v1/services/${service}/statement${query}`);
  const refusal = async (query: string, service = 'shop') => {
    const { status, body } = await board.send('GET', `/api/v1/services/${service}/statement${query}`);
    return { status, code: body.type?.split(':').at(-1), detail: body.detail };
  };
  const incident = (id: string, from: string, to: string | null, rest: object = {}) =>
    board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id,
      title: `${id} happened`,
      severity: 2,
      startedAt: from,
      resolvedAt: to,
      ...rest,
    });

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: at(12) });
    // Half a day; then 02:00-02:09 loses 500, 06:00-06:09 loses 600, 08:00 loses one.
    await push(board, minutes(0, 720, 0));
    await push(board, [...minutes(2, 10, 50), ...minutes(6, 10, 60), ...minutes(8, 1, 1)]);
    await incident('INC-1', at(6, 3), at(6, 20));
    await incident('INC-0', at(1), at(1, 30));
    await incident('PLAN-1', at(2), at(3), { kind: 'maintenance' });
    await incident('INC-1b', at(2), at(3), { duplicateOf: 'INC-1' });
  });
  afterAll(() => board.close());

  it('says line by line what was spent, and adds up', async () => {
    const answer = await ask('?objective=availability');
    expect(answer).toMatchObject({
      service: 'shop',
      objective: 'availability',
      objectives: ['speed', 'availability'],
      target: 0.99,
      allowed: 720,
      spent: 1101,
      total: 72_000,
      remaining: 1 - 1101 / 720,
      reason: null,
      estimated: false,
      allowedMinutes: null,
      spentMinutes: null,
    });
    const week = (hour: number, minute: number) => new Date(Date.parse(at(hour, minute)) + 7 * 24 * HOUR_MS);
    expect(answer.lines).toEqual([
      {
        kind: 'scattered',
        id: null,
        title: null,
        // 15:00 UTC begins the day in Seoul; the running minute is the last that counts. Less INC-0's 30 minutes,
        // INC-1's 20 and the 10 that burned.
        start: '2026-11-19T15:00:00.000Z',
        end: at(12, 1),
        running: false,
        bad: 1,
        total: 72_000 - 3000 - 2000 - 1000,
        badMinutes: null,
        share: 1 / 720,
        returnsFrom: week(8, 1).toISOString(),
        returnsBy: week(8, 1).toISOString(),
      },
      expect.objectContaining({
        kind: 'incident',
        id: 'INC-1',
        title: 'INC-1 happened',
        // It burned from 06:00 on, three minutes before people said so.
        start: at(6),
        end: at(6, 20),
        bad: 600,
        share: 600 / 720,
        returnsFrom: week(6, 1).toISOString(),
        returnsBy: week(6, 10).toISOString(),
      }),
      expect.objectContaining({
        kind: 'burning',
        id: null,
        start: at(2),
        end: at(2, 10),
        bad: 500,
        total: 1000,
      }),
    ]);
  });

  it('takes the objective that stands for the service where none is named', async () => {
    // Nothing was ever heard of `speed`: no data is worse than a debt.
    expect((await ask()).objective).toBe('speed');
  });

  it('goes back to an instant: what came later is not known then', async () => {
    const then = await ask(`?objective=availability&at=${at(6, 5)}`);
    expect(then).toMatchObject({ spent: 500 + 300, window: { end: at(6, 5) } });
    expect(then.lines).toMatchObject([
      { kind: 'incident', id: 'INC-1', running: true, end: at(6, 5), bad: 300 },
      { kind: 'burning', running: false, end: at(2, 10), bad: 500 },
    ]);
    const before = await ask(`?objective=availability&at=${at(2, 4)}`);
    expect(before.lines).toMatchObject([{ kind: 'scattered', bad: 200 }]);
  });

  it('explains a burning once an incident is told of it, and still adds up', async () => {
    await incident('INC-2', at(2), at(2, 10));
    const { lines, spent } = await ask('?objective=availability');
    expect(lines.map(({ kind, id, bad }) => [kind, id, bad])).toEqual([
      ['scattered', null, 1],
      ['incident', 'INC-1', 600],
      ['incident', 'INC-2', 500],
    ]);
    expect(spent).toBe(1101);
  });

  it('has no lines where nothing is agreed or nothing was ever seen, and says so', async () => {
    expect(await ask('', 'depot')).toMatchObject({
      objective: 'unsaid',
      target: null,
      allowed: null,
      spent: null,
      total: null,
      remaining: null,
      lines: [],
    });
    expect(await ask('?objective=speed')).toMatchObject({
      spent: 0,
      remaining: null,
      reason: 'no-data',
      estimated: true,
      lines: [],
    });
    expect(await ask('?objective=availability&at=1970-01-02T00:00:00Z')).toMatchObject({
      spent: 0,
      remaining: null,
      reason: 'before-start',
      lines: [],
    });
  });

  it('says what there is where a service or an objective is not known, and what a time is', async () => {
    expect(await refusal('', 'shopp')).toMatchObject({ status: 404, code: 'unknown-service' });
    expect(await refusal('?objective=nope')).toEqual({
      status: 404,
      code: 'unknown-objective',
      detail: 'No objective of shop is called "nope". Known: speed, availability.',
    });
    expect(await refusal('', 'till')).toMatchObject({
      status: 404,
      code: 'unknown-objective',
      detail: 'till has no objective, so nothing of it has a budget. Add one to the service in andon.yaml.',
    });
    expect(await refusal('?at=yesterday')).toMatchObject({ status: 400 });
  });
});
