import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface Figure {
  value: number | null;
  n: number;
  reason: string | null;
  low: number | null;
  high: number | null;
  detail: Record<string, unknown>;
  judgement: { state: string; agreementVersion: number | null };
  receipt: string;
}
interface Objective {
  good: number;
  total: number;
  value: number;
  target: number;
  state: string;
  coverage: number;
  budget: { allowed: number; spent: number; remaining: number };
  burn: {
    rule: string;
    factor: number;
    long: { rate: number | null };
    short: { rate: number | null };
    firing: boolean;
  }[];
}

/** Pushes tallies in bodies of at most 50,000. */
async function pushTallies(board: TestBoard, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 50_000) {
    const reply = await board.send('POST', '/api/v1/tallies', rows.slice(from, from + 50_000));
    expect(reply.status).toBe(200);
  }
}

describe('availability over 90 days with a change of target in between', () => {
  // 100 requests a minute for 90 days. 99.9 % until the change, 99 % from then on, 30 days before the end.
  const end = Date.parse('2026-11-22T12:00:00Z');
  const start = end - 90 * DAY_MS;
  const changed = end - 30 * DAY_MS;
  const yaml = `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
agreement:
  signedBy: [development, operations]
  effectiveFrom: ${new Date(changed).toISOString()}
  metrics: { availability: { target: 99%, window: 90d } }
  history:
    - { effectiveFrom: "2026-01-01T00:00:00Z", metrics: { availability: { target: 99.9%, window: 90d } } }
`;
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    // Bad: one request in each of the first 1,000 minutes, and 50 of 100 in each of the last 60 minutes.
    const rows = Array.from({ length: 90 * 1_440 }, (_, minute) => {
      const bad = minute < 1_000 ? 1 : minute >= 90 * 1_440 - 60 ? 50 : 0;
      const at = new Date(start + minute * MINUTE_MS).toISOString();
      return { service: 'shop', objective: 'availability', at, good: 100 - bad, total: 100 };
    });
    await pushTallies(board, rows);
  }, 120_000);
  afterAll(() => board.close());

  const objective = async (at: string): Promise<Objective> => {
    const { items } = await board.get<{ items: Objective[] }>(`/api/v1/objectives?at=${at}`);
    const [first] = items;
    if (!first) throw new Error('no objective');
    return first;
  };

  it('sums good and total exactly', async () => {
    // total 90 × 1 440 × 100 = 12 960 000; bad 1 000 + 60 × 50 = 4 000.
    const { good, total, value, coverage } = await objective('2026-11-22T12:00:00Z');
    expect({ good, total, coverage }).toEqual({ good: 12_956_000, total: 12_960_000, coverage: 1 });
    expect(value).toBe(12_956_000 / 12_960_000);
  });

  it('allows each minute what was agreed for it', async () => {
    // 60 d × 1 440 × 100 × 0.001 = 8 640, and 30 d × 1 440 × 100 × 0.01 = 43 200: 51 840 in all.
    const { budget, target } = await objective('2026-11-22T12:00:00Z');
    expect(target).toBe(0.99);
    expect(budget.allowed).toBeCloseTo(51_840, 6);
    expect(budget.spent).toBe(4_000);
    expect(budget.remaining).toBeCloseTo(1 - 4_000 / 51_840, 12);
  });

  it('burns by the target that is in force now, with factors of the 90-day period', async () => {
    const { burn, state } = await objective('2026-11-22T12:00:00Z');
    const rates = Object.fromEntries(
      burn.map((rule) => [rule.rule, [rule.factor, rule.long.rate, rule.short.rate]]),
    );
    // Last hour and last 5 min: 50 % bad / 1 % = 50. 6 h: 3 000 of 36 000 / 1 % = 8.33; 30 min: 50.
    expect(rates['page-1h']).toEqual([43.2, 50, 50]);
    expect(rates['page-6h']?.[0]).toBe(18);
    expect(rates['page-6h']?.[1]).toBeCloseTo(3_000 / 36_000 / 0.01, 12);
    expect(rates['ticket-24h']?.[1]).toBeCloseTo(3_000 / 144_000 / 0.01, 12);
    expect(rates['ticket-72h']?.[1]).toBeCloseTo(3_000 / 432_000 / 0.01, 12);
    expect(state).toBe('fast');
  });

  it('judges the past by what was agreed then', async () => {
    // At the day of the change the whole window before it is under 99.9 %.
    const before = await objective(new Date(changed).toISOString());
    expect(before.target).toBe(0.999);
    expect(before.budget.allowed).toBeCloseTo(60 * 1_440 * 100 * 0.001, 6);
    expect(before.budget.spent).toBe(1_000);
  });

  it('says the same in the figure, the overview and the receipt', async () => {
    const { value } = await objective('2026-11-22T12:00:00Z');
    const figure = await board.get<Figure>(
      '/api/v1/figures?metric=availability&service=shop&at=2026-11-22T12:00:00Z',
    );
    const overview = await board.get<{
      items: { value: number; days: { total: number[] }; burn: Record<string, number> }[];
    }>('/api/v1/overview?at=2026-11-22T12:00:00Z');
    const receipt = await board.get<{ now: { value: number }; changed: boolean; formula: string }>(
      `/api/v1/receipts/${figure.receipt}`,
    );
    expect([figure.value, overview.items[0]?.value, receipt.now.value]).toEqual([value, value, value]);
    const burn = overview.items[0]?.burn ?? {};
    expect(Object.keys(burn)).toEqual(['5m', '30m', '1h', '2h', '6h', '24h', '72h']);
    expect([burn['5m'], burn['1h']]).toEqual([50, 50]);
    expect(overview.items[0]?.days.total.reduce((sum, each) => sum + each, 0)).toBe(12_960_000);
    expect(receipt.changed).toBe(false);
    expect(receipt.formula).toContain('12956000');
  });

  it('says in a receipt when facts have changed since', async () => {
    const figure = await board.get<Figure>(
      '/api/v1/figures?metric=availability&service=shop&at=2026-11-22T12:00:00Z',
    );
    const late = {
      service: 'shop',
      objective: 'availability',
      at: '2026-11-01T00:00:00Z',
      good: 0,
      total: 100,
    };
    await pushTallies(board, [late]);
    const receipt = await board.get<{ asMade: { value: number }; now: { value: number }; changed: boolean }>(
      `/api/v1/receipts/${figure.receipt}`,
    );
    expect(receipt.changed).toBe(true);
    expect(receipt.asMade.value).toBe(figure.value);
    expect(receipt.now.value).toBe((12_956_000 - 100) / 12_960_000);
  });
});

describe('delivery figures of posted events', () => {
  const yaml = `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
  - { id: till, objectives: [{ id: availability, push: {} }] }
agreement:
  signedBy: [development]
  metrics:
    change-failure-rate: { atMost: 15%, window: 90d }
    time-to-restore: { atMost: 60m, window: 90d }
`;
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());
  const figure = (metric: string, rest = '') => board.get<Figure>(`/api/v1/figures?metric=${metric}${rest}`);

  it('has no value, and says why, before the first event', async () => {
    expect(await figure('deployment-frequency')).toMatchObject({ value: null, n: 0, reason: 'no-data' });
    expect(await figure('change-failure-rate')).toMatchObject({ value: null, reason: 'no-data' });
    expect(await figure('time-to-restore')).toMatchObject({ value: null, reason: 'no-data' });
    expect((await figure('lead-time')).judgement.state).toBe('none');
  });

  it('moves change failure rate and time to restore by one deployment and one incident', async () => {
    const deploy = (id: string, finishedAt: string) =>
      board.send('POST', '/api/v1/deployments', { service: 'shop', id, finishedAt });
    await deploy('a', '2026-11-10T10:00:00Z');
    await deploy('b', '2026-11-12T10:00:00Z');
    // 30 min after b, so the time rule links it; restored 90 min later.
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: 'i',
      title: 'Till stands still',
      severity: 1,
      startedAt: '2026-11-12T10:30:00Z',
      resolvedAt: '2026-11-12T12:00:00Z',
    });
    expect(await figure('change-failure-rate', '&service=shop')).toMatchObject({
      value: 0.5,
      n: 2,
      low: 0,
      high: 0.5,
      judgement: { state: 'outside' },
    });
    expect(await figure('time-to-restore')).toMatchObject({
      value: 5_400,
      n: 1,
      judgement: { state: 'outside' },
    });
    expect(await figure('time-to-restore', '&service=till')).toMatchObject({
      value: null,
      reason: 'no-data',
    });
  });

  it('lets an incident name a deployment of another service, and means its own first', async () => {
    const till = (id: string, deployment: string) =>
      board.send('POST', '/api/v1/incidents', {
        service: 'till',
        id,
        title: 'Prices are wrong',
        severity: 2,
        startedAt: '2026-11-14T09:00:00Z',
        resolvedAt: '2026-11-14T10:00:00Z',
        causedBy: { deployment },
      });
    await till('named', 'a');
    expect(await figure('change-failure-rate', '&service=shop')).toMatchObject({ value: 1, n: 2, low: 0.5 });
    await board.send('POST', '/api/v1/deployments', {
      service: 'till',
      id: 'a',
      finishedAt: '2026-11-02T10:00:00Z',
    });
    expect(await figure('change-failure-rate', '&service=shop')).toMatchObject({ value: 0.5, n: 2, low: 0 });
    expect(await figure('change-failure-rate', '&service=till')).toMatchObject({ value: 1, n: 1, low: 1 });
  });

  it('counts only successful deployments to production, once, wherever they are told again', async () => {
    const other = { service: 'till', finishedAt: '2026-11-11T10:00:00Z' };
    await board.send('POST', '/api/v1/deployments', { ...other, id: 'ok' });
    await board.send('POST', '/api/v1/deployments', { ...other, id: 'ok' });
    await board.send('POST', '/api/v1/deployments', { ...other, id: 'failed', result: 'failure' });
    await board.send('POST', '/api/v1/deployments', { ...other, id: 'staged', environment: 'staging' });
    const week = await board.get<{ points: { start: string; n: number }[] }>(
      '/api/v1/series?metric=deployment-frequency&service=till&by=week&from=2026-11-09T00:00:00Z&to=2026-11-16T00:00:00Z',
    );
    expect(week.points.map((point) => point.n)).toEqual([1]);
  });

  it.each([
    ['/api/v1/figures?metric=velocity', 404],
    ['/api/v1/figures?metric=lead-time&service=nobody', 404],
    ['/api/v1/figures?metric=lead-time&window=fortnight', 400],
    ['/api/v1/figures?metric=lead-time&from=2026-11-01T00:00:00Z', 400],
    ['/api/v1/figures?metric=lead-time&from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z', 400],
    ['/api/v1/figures?metric=availability&objective=nope', 404],
    ['/api/v1/figures?metric=lead-time&at=yesterday', 400],
    ['/api/v1/series?metric=lead-time&by=day&from=1926-01-01T00:00:00Z', 400],
    ['/api/v1/series?metric=lead-time&by=hour', 400],
    ['/api/v1/receipts/nonsense', 404],
    ['/api/v1/wall?group=nowhere', 400],
    ['/api/v1/deployments?cursor=nonsense', 400],
    ['/api/v1/deployments?limit=1001', 400],
    ['/api/v1/nothing', 404],
  ])('answers %s with a problem', async (path, status) => {
    const reply = await board.send('GET', path);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
  });
});

const fixture = '../shared/fixtures/histories/git-fastify';
const there = existsSync(fixture);
interface Expected {
  deployments: number;
  nonmerge: number;
  lead_seconds_committed: { median: number };
  deployments_per_iso_week: Record<string, number>;
  deployments_per_month_utc: Record<string, number>;
}

/** Lines of a CSV with quoted fields, as objects by the header. */
function readCsv(text: string): Record<string, string>[] {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((match) => match[1] ?? ''));
  const [header = [], ...lines] = rows;
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

const isoWeek = (start: string): string => {
  // The ISO year and week of a Monday are those of its Thursday.
  const thursday = new Date(Date.parse(start) + 3 * DAY_MS);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - yearStart) / (7 * DAY_MS)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
};

describe.skipIf(!there)(
  `the history of a real repository${there ? '' : ' (skipped: no ../shared/fixtures)'}`,
  () => {
    let board: TestBoard;
    let expected: Expected;
    beforeAll(async () => {
      const yaml =
        'team: { timeZone: UTC }\nservices:\n  - { id: fastify, objectives: [{ id: availability, push: {} }] }\n';
      board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
      expected = JSON.parse(readFileSync(`${fixture}/expected.json`, 'utf8'));
      const commits = Map.groupBy(
        readCsv(readFileSync(`${fixture}/commits.csv`, 'utf8')),
        (row) => row.first_tag ?? '',
      );
      const bodies = readCsv(readFileSync(`${fixture}/deployments.csv`, 'utf8')).map((row) => ({
        service: 'fastify',
        id: row.tag,
        finishedAt: row.deployed_at,
        changes: (commits.get(row.tag ?? '') ?? []).map((commit) => ({
          sha: commit.commit,
          committedAt: commit.committed_at,
          parents: commit.merge === 'True' ? 2 : 1,
        })),
      }));
      const reply = await board.send('POST', '/api/v1/deployments', bodies);
      expect(reply.body).toMatchObject({ created: expected.deployments });
    }, 60_000);
    afterAll(() => board.close());

    const counts = async (by: string, name: (start: string) => string) => {
      const { points } = await board.get<{ points: { start: string; n: number }[] }>(
        `/api/v1/series?metric=deployment-frequency&by=${by}&from=2022-12-26T00:00:00Z&to=2026-11-22T00:00:00Z`,
      );
      return Object.fromEntries(points.filter(({ n }) => n > 0).map(({ start, n }) => [name(start), n]));
    };

    it('has as many deployments in each ISO week', async () => {
      expect(await counts('week', isoWeek)).toEqual(expected.deployments_per_iso_week);
    });

    it('has as many deployments in each month', async () => {
      expect(await counts('month', (start) => start.slice(0, 7))).toEqual(expected.deployments_per_month_utc);
    });

    it('has the median lead time of its changes, merges and the first release left out', async () => {
      const figure = await board.get<Figure>(
        '/api/v1/figures?metric=lead-time&from=2022-01-01T00:00:00Z&to=2026-11-22T00:00:00Z',
      );
      expect(figure.n).toBe(expected.nonmerge);
      expect(figure.value).toBe(expected.lead_seconds_committed.median);
    });
  },
);
