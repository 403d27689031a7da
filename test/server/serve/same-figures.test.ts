import fc from 'fast-check';
import type { Static } from 'typebox';
import { describe, expect, it } from 'vitest';
import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import type { FigureAnswer } from '#shared/api/figures.ts';
import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { OverviewItem } from '#shared/api/overview.ts';
import type { ReceiptAnswer } from '#shared/api/receipts.ts';
import type { seriesContract } from '#shared/api/series.ts';
import type { StatementAnswer } from '#shared/api/statement.ts';
import type { StripsAnswer } from '#shared/api/strips.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import type { WallAnswer } from '#shared/api/wall.ts';
import { metrics } from '#shared/metrics/registry.ts';
import type { ServiceAnswer, ServicesAnswer } from '../../../web/api/answers.ts';
import { chartCsv } from '../../../web/charts/chart-rows.ts';
import { statementCsv } from '../../../web/screens/budget/statement-csv.ts';
import { trendRows } from '../../../web/screens/trends/trend-rows.ts';
import { trendView } from '../../../web/screens/trends/view.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { type RandomFacts, randomFacts, randomNow } from '../../harness/random-board.ts';
import { testDesk } from '../../web/test-desk.ts';

const RUNS = 6;
const services = ['shop', 'till'];
const objectives = ['availability', 'jobs'];

const send = async (board: TestBoard, { tallies, deployments, incidents }: RandomFacts): Promise<void> => {
  const post = async (path: string, body: unknown) => {
    const { status, body: answer } = await board.send('POST', `/api/v1${path}`, body);
    expect(status, `${path} ${JSON.stringify(answer)}`).toBeLessThan(300);
  };
  if (tallies.length > 0) await post('/tallies', tallies);
  for (const deployment of deployments) await post('/deployments', deployment);
  for (const incident of incidents) await post('/incidents', incident);
};

/** Series of a page of metrics, by name and labels. */
const readGauges = (page: string): Map<string, number> =>
  new Map(
    [...page.matchAll(/^(andon_\w+\{[^}]*\}) (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]),
  );

/** The cells of a file, which has no quotes in it here. */
const cellsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
const numberOf = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' ? null : Number(cell);

/** One figure as every view that shows it says it. The clock stands still: each view is asked once. */
class Views {
  readonly #board: TestBoard;
  readonly #asked = new Map<string, Promise<unknown>>();
  constructor(board: TestBoard) {
    this.#board = board;
  }
  page = <T = string>(path: string): Promise<T> => {
    const answer = this.#asked.get(path) ?? this.#board.get(path);
    this.#asked.set(path, answer);
    return answer as Promise<T>;
  };
  get = <T>(path: string): Promise<T> => this.page<T>(`/api/v1${path}`);
  figure = (metric: string, service: string, objective?: string, more = '') =>
    this.get<FigureAnswer>(
      `/figures?metric=${metric}&service=${service}${objective === undefined ? '' : `&objective=${objective}`}${more}`,
    );
}

const close = (one: number | null, other: number | null, what: string): void => {
  if (one === null || other === null) expect(one, what).toBe(other);
  else expect(one, what).toBeCloseTo(other, 9);
};

async function checkObjective(views: Views, service: string, objective: string): Promise<void> {
  const what = `${service} ${objective}`;
  const [availability, budget, spent] = await Promise.all(
    ['availability', 'error-budget', 'budget-spent'].map((metric) =>
      views.figure(metric, service, objective),
    ),
  );
  if (!availability || !budget || !spent) throw new Error('no figures');
  const { items } = await views.get<{ items: ObjectiveAnswer[] }>(`/objectives?service=${service}`);
  const item = items.find((each) => each.objective === objective);
  expect(item, what).toMatchObject({ value: availability.value, total: availability.n });
  expect(item?.state).toBe(availability.judgement.state);
  expect(item?.budget?.remaining ?? null).toBe(budget.value);
  // Shares of one allowance: what is spent and what is left are the whole.
  close(spent.value, budget.value === null ? null : 1 - budget.value, `spent of ${what}`);

  const own = await views.get<ServiceAnswer>(`/services/${service}`);
  expect(own.service.objectives.find((each) => each.objective === objective)).toEqual(item);
  const list = await views.get<ServicesAnswer>('/services');
  const row = list.items
    .find(({ id }) => id === service)
    ?.objectives.find((each) => each.objective === objective);
  expect(row).toMatchObject({
    value: availability.value,
    state: item?.state,
    needsSomeone: item?.needsSomeone,
  });
  expect(row?.budget?.remaining ?? null).toBe(budget.value);
  const wall = await views.get<WallAnswer>('/wall');
  const shown = wall.services.find(({ id }) => id === service)?.objective;
  if (shown?.objective === objective) expect(shown).toEqual(item);
  const overview = await views.get<{ items: OverviewItem[] }>('/overview');
  expect(
    overview.items.find((each) => each.service === service && each.objective === objective),
  ).toMatchObject({ value: availability.value, remaining: budget.value, state: item?.state });

  const gauges = readGauges(await views.page('/metrics'));
  const labels = `{service="${service}",objective="${objective}"}`;
  expect(gauges.get(`andon_availability_ratio${labels}`) ?? null).toBe(availability.value);
  expect(gauges.get(`andon_error_budget_remaining_ratio${labels}`) ?? null).toBe(budget.value);

  const statement = await views.get<StatementAnswer>(`/services/${service}/statement?objective=${objective}`);
  expect(statement).toMatchObject({ remaining: budget.value, spent: item?.budget?.spent ?? null });
  const sum = statement.lines.reduce((total, { bad }) => total + bad, 0);
  if (statement.spent !== null) expect(sum, `statement of ${what}`).toBe(statement.spent);
  const rows = cellsOf(statementCsv(statement));
  const place = rows[0]?.indexOf('bad') ?? 0;
  expect(numberOf(rows.find(([kind]) => kind === 'spent')?.[place])).toBe(statement.spent);

  const line = await views.get<BudgetLineAnswer>(`/services/${service}/budget-line?objective=${objective}`);
  expect(line.points.at(-1)?.remaining ?? null, `line of ${what}`).toBe(budget.value);
  const strips = await views.get<StripsAnswer>(`/strips?service=${service}&days=400`);
  expect(strips.items.some((each) => each.objective === objective)).toBe(true);
  const receipt = await views.get<ReceiptAnswer>(`/receipts/${availability.receipt}`);
  expect(receipt.now).toMatchObject({ value: availability.value, n: availability.n });
  expect(receipt.changed).toBe(false);
}

async function checkDelivery(views: Views, metric: string, scope: string): Promise<void> {
  const figure = await views.figure(metric, scope);
  const what = `${metric} of ${scope}`;
  const asked = scope === 'all' ? 'all' : `s:${scope}`;
  const trends = await views.get<TrendsAnswer>(`/trends?metric=${metric}&scope=${asked}&range=12w`);
  const { value, n, reason, judgement } = figure;
  expect(trends.main.figure, what).toMatchObject({ value, n, reason, judgement });
  for (const each of trends.multiples.filter((series) => series.metric === 'lead-time'))
    expect(each.figure.value).toBe((await views.figure('lead-time', scope)).value);
  const receipt = await views.get<ReceiptAnswer>(`/receipts/${figure.receipt}`);
  expect(receipt.now).toMatchObject({ value, n });
  if (scope === 'all') {
    const wall = await views.get<WallAnswer>('/wall');
    const tile = wall.deliveries.find((each) => each.metric === metric);
    if (tile) expect(tile).toMatchObject({ value, n, reason, judgement });
    return;
  }
  const own = await views.get<ServiceAnswer>(`/services/${scope}`);
  const tile = own.deliveries.find(({ delivery }) => delivery.metric === metric)?.delivery;
  if (tile) expect(tile).toMatchObject({ value, n, reason, judgement });
  const unit = { ratio: '_ratio', seconds: '_seconds', 'per-week': '_per_week' }[figure.unit];
  const gauge = `andon_${metric.replaceAll('-', '_')}${unit}{service="${scope}"}`;
  expect(readGauges(await views.page('/metrics')).get(gauge) ?? null, gauge).toBe(value);
}

/** Period by period: the page of trends, its file, the series and each period asked for alone. */
async function checkPeriods(views: Views, metric: string, scope: string, by: string): Promise<void> {
  const asked = scope === 'all' ? 'all' : `s:${scope}`;
  const what = `${metric} of ${scope} by ${by}`;
  const trends = await views.get<TrendsAnswer>(
    `/trends?metric=${metric}&scope=${asked}&by=${by}&range=6${by[0]}`,
  );
  const { points } = trends.main;
  const [from, to] = [points[0]?.start, points.at(-1)?.end];
  const series = await views.get<Static<(typeof seriesContract)['response']>>(
    `/series?metric=${trends.main.metric}&service=${scope}&by=${by}&from=${from}&to=${to}`,
  );
  expect(points, what).toEqual(series.points);
  const view = trendView(trends, testDesk('en', trends.team.timeZone));
  const [head = [], ...rows] = cellsOf(chartCsv(trendRows(view, testDesk('en', trends.team.timeZone))));
  if (!view.isOfIncidents)
    expect(
      rows.map((cells) => numberOf(cells[head.indexOf('value')])),
      `file of ${what}`,
    ).toEqual(points.map(({ value }) => value));
}

describe('a figure', () => {
  it('is the same on the wall, the service page, trends, the API, in files and on /metrics', {
    timeout: 120_000,
  }, async () => {
    const deliveryMetrics = metrics.filter(({ needs }) => needs === 'deliveries').map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(randomFacts, async (facts) => {
        const board = await startTestBoard({ yaml: facts.yaml, startAt: randomNow });
        try {
          await send(board, facts);
          const views = new Views(board);
          for (const service of services)
            for (const objective of objectives) await checkObjective(views, service, objective);
          for (const metric of deliveryMetrics)
            for (const scope of ['all', ...services]) await checkDelivery(views, metric, scope);
          for (const metric of [...deliveryMetrics, 'availability'])
            for (const by of ['week', 'sprint', 'month']) await checkPeriods(views, metric, 'shop', by);
        } finally {
          await board.close();
        }
      }),
      { numRuns: RUNS },
    );
  });
});
