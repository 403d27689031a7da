import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface Answer {
  readonly value: number | null;
  readonly n: number;
  readonly window: { readonly name: string };
  readonly judgement: { readonly agreementVersion: number | null; readonly limit: { value: number } | null };
}
interface Objective {
  readonly objective: string;
  readonly value: number | null;
  readonly total: number;
  readonly window: string;
  readonly target: number | null;
  readonly agreementVersion: number | null;
}

/** When the second agreement begins: a midnight in UTC, a day before the board's now. */
const SECOND = '2026-11-21T00:00:00Z';
const yaml = `
team: { timeZone: UTC }
services:
  - { id: shop, objectives: [{ id: availability, push: {} }, { id: jobs, push: {}, minimumEvents: 1 }, { id: young, push: {} }] }
agreement:
  signedBy: [development]
  effectiveFrom: ${SECOND}
  metrics: { availability: { target: 90%, window: 7d }, lead-time: { atMost: 1d, window: 7d } }
  history:
    - effectiveFrom: 2026-01-01T00:00:00Z
      metrics: { availability: { target: 95%, window: 28d }, lead-time: { atMost: 4d, window: 28d } }
`;

describe('the same number in every view', () => {
  let board: TestBoard;
  const now = Date.parse('2026-11-22T12:00:30Z');
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:30Z' });
    // 10 requests in a minute 29 days ago, 20 ten days ago, 30 yesterday, and 40 in the minute that runs.
    const rows = [
      ['2026-10-24T12:00:00Z', 10],
      ['2026-11-12T12:00:00Z', 20],
      ['2026-11-21T12:00:00Z', 30],
      ['2026-11-22T12:00:10Z', 40],
    ].flatMap(([at, total]) =>
      ['availability', 'jobs'].map((objective) => ({ service: 'shop', objective, at, good: total, total })),
    );
    rows.push({ service: 'shop', objective: 'young', at: '2026-11-22T11:56:00Z', good: 1, total: 1 });
    expect((await board.send('POST', '/api/v1/tallies', rows)).status).toBe(200);
  });
  afterAll(() => board.close());

  const figure = (query: string) => board.get<Answer>(`/api/v1/figures?service=shop&${query}`);
  const objective = async (id: string, query = '') => {
    const { items } = await board.get<{ items: Objective[] }>(`/api/v1/objectives?${query}`);
    const found = items.find((item) => item.objective === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  it('takes the same window where nothing is agreed', async () => {
    // 30 days, so that the 10 requests of 29 days ago count: 10 + 20 + 30 + 40.
    const [inList, asFigure] = [await objective('jobs'), await figure('metric=availability&objective=jobs')];
    expect(inList).toMatchObject({ window: '30d', total: 100 });
    expect(asFigure).toMatchObject({ window: { name: '30d' }, n: 100, value: inList.value });
  });

  it('counts the minute that runs in a series too', async () => {
    const series = (from: number) =>
      board.get<{ points: { n: number; partial: boolean }[] }>(
        `/api/v1/series?metric=availability&service=shop&objective=jobs&by=day&from=${new Date(from).toISOString()}`,
      );
    expect((await series(now - MINUTE_MS)).points).toMatchObject([{ n: 40, partial: true }]);
  });

  it('owes every minute that is over, and not the one that runs', async () => {
    // Heard at 11:56 and never again: at 12:00 four minutes are over, and at half past 12:00 they are too.
    for (const at of ['', '&at=2026-11-22T12:00:00Z']) {
      expect(await figure(`metric=availability&objective=young${at}`)).toMatchObject({
        detail: { coveredMinutes: 1, owedMinutes: 4 },
      });
      expect(await objective('young', at.slice(1))).toMatchObject({ coverage: 0.25 });
    }
  });

  it('asks the version of the last minute for both window and target where a new one begins at the end', async () => {
    // 28 days before the 21st: 10 of the 24 October and 20. The version that begins there says 7 days.
    const old = { window: '28d', target: 0.95, agreementVersion: 1, total: 30 };
    expect(await objective('availability', `at=${SECOND}`)).toMatchObject(old);
    expect(await figure(`metric=availability&at=${SECOND}`)).toMatchObject({
      window: { name: '28d' },
      n: 30,
      judgement: { agreementVersion: 1, limit: { value: 0.95 } },
    });
    const after = { window: '7d', target: 0.9, agreementVersion: 2 };
    expect(await objective('availability', 'at=2026-11-21T00:01:00Z')).toMatchObject(after);
  });

  it('judges deliveries of a period by the version in it, not by one that begins at its end', async () => {
    const day = { agreementVersion: 1, limit: { kind: 'atMost', value: 4 * 86_400 } };
    expect(await figure(`metric=lead-time&at=${SECOND}`)).toMatchObject({
      window: { name: '28d' },
      judgement: day,
    });
    const { points } = await board.get<{ points: Answer[] }>(
      '/api/v1/series?metric=lead-time&by=day&from=2026-11-20T00:00:00Z&to=2026-11-22T00:00:00Z',
    );
    expect(points.map(({ judgement }) => judgement.agreementVersion)).toEqual([1, 2]);
  });
});
