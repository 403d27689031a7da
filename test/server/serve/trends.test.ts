import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FigureAnswer } from '#shared/api/figures.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import type { WallAnswer } from '#shared/api/wall.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

/** A Friday; the running week began on 16 November. */
const NOW = '2026-11-20T15:10:00.000Z';
const NOW_MS = Date.parse(NOW);
const THIS_WEEK_MS = Date.parse('2026-11-16T00:00:00Z');
const yaml = `
team: { timeZone: UTC, sprint: { length: 2w, firstDay: 2026-01-05 } }
services:
  - { id: shop, group: front, objectives: [{ id: availability, push: {} }] }
  - { id: till, group: front, objectives: [{ id: availability, push: {} }, { id: orders, push: {} }] }
  - { id: store, group: back }
  - { id: bare }
agreement:
  signedBy: [development]
  effectiveFrom: 2026-09-28T00:00:00Z
  metrics: { availability: { target: 99%, window: 28d }, lead-time: { atMost: 4d, window: 28d } }
  history:
    - effectiveFrom: 2026-01-01T00:00:00Z
      metrics: { availability: { target: 99%, window: 28d }, lead-time: { atMost: 6d, window: 28d } }
`;

const iso = (atMs: number): string => new Date(atMs).toISOString();
const weekMs = (before: number): number => THIS_WEEK_MS - before * WEEK_MS;
/** Five days of lead time until eighteen weeks ago, three since; nine in one odd week. */
const leadDays = (before: number): number => {
  if (before === 6) return 9;
  return (before > 18 ? 5 : 3) + (before % 2 === 0 ? -0.5 : 0.5);
};

const deploy = (board: TestBoard, service: string, id: string, finishedMs: number, changes: object[]) =>
  board.send('POST', '/api/v1/deployments', { service, id, finishedAt: iso(finishedMs), changes });

async function tellDeliveries(board: TestBoard): Promise<void> {
  for (let before = 30; before >= 1; before -= 1) {
    const finishedMs = weekMs(before) + 2 * DAY_MS;
    await deploy(board, 'shop', `shop-${before}`, finishedMs, [
      { sha: `${before}`.padStart(40, 'a'), committedAt: iso(finishedMs - leadDays(before) * DAY_MS) },
    ]);
  }
  for (const [index, before] of [25, 14, 3].entries()) {
    const startedMs = weekMs(before) + 4 * DAY_MS;
    await board.send('POST', '/api/v1/incidents', {
      ...{ service: 'shop', id: `inc-${index}`, title: `Outage ${index}`, severity: 2 },
      ...{ startedAt: iso(startedMs), resolvedAt: iso(startedMs + (index + 1) * HOUR_MS) },
    });
  }
}

/** A hundred requests at noon of each day of twenty weeks; one of them fails, and twenty in the week before last. */
async function tellTallies(board: TestBoard): Promise<void> {
  const rows: object[] = [];
  for (let atMs = weekMs(20) + 12 * HOUR_MS; atMs < NOW_MS; atMs += DAY_MS) {
    const isBad = atMs >= weekMs(2) && atMs < weekMs(1);
    for (const service of ['shop', 'till']) {
      const good = service === 'shop' && isBad ? 80 : 99;
      rows.push({ service, objective: 'availability', at: iso(atMs), good, total: 100 });
    }
  }
  expect((await board.send('POST', '/api/v1/tallies', rows)).status).toBe(200);
}

const note = (atMs: number, text: string, more: object = {}) => ({
  ...{ at: iso(atMs), kind: 'change', text, by: 'Kim' },
  ...more,
});

describe('trends', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: NOW });
    await tellDeliveries(board);
    await tellTallies(board);
    await board.send('POST', '/api/v1/notes', note(weekMs(19), 'Tests are automated'));
    await board.send('POST', '/api/v1/notes', note(weekMs(9), 'Of downtime alone', { metric: 'downtime' }));
    const until = iso(weekMs(6) + 5 * DAY_MS);
    const known = note(weekMs(6), 'Stock-taking', { kind: 'known-cause', until });
    expect((await board.send('POST', '/api/v1/notes', known)).status).toBeLessThan(300);
  }, 60_000);
  afterAll(() => board.close());

  const ask = (query: string) => board.get<TrendsAnswer>(`/api/v1/trends?${query}`);
  const figure = (query: string) => board.get<FigureAnswer>(`/api/v1/figures?${query}`);

  it('tell that lead time fell in July and stays, in front of the limits of their time', async () => {
    const { main, story, records, near, lanes, assurance, range } = await ask('metric=lead-time');
    expect(range).toEqual({ start: iso(weekMs(40)), end: NOW, name: '40w' });
    expect(main.points).toHaveLength(41);
    expect(main.points.at(-1)).toMatchObject({ partial: true, start: iso(THIS_WEEK_MS) });
    // The first release is a baseline: its changes are left out, and 29 weeks have a value.
    expect(story).toMatchObject({ kind: 'shift', verdict: 'better', went: 'down', stays: true, points: 29 });
    expect(story.since).toBe(iso(weekMs(18)));
    expect((story.fromCentre ?? 0) / 86_400).toBeCloseTo(5, 0);
    expect((story.toCentre ?? 0) / 86_400).toBeCloseTo(3, 0);
    expect(main.behaviour.signals.filter(({ known }) => known)).toHaveLength(1);
    // Week 25 June to 28 September under 6 days; then eight weeks but one under 4.
    expect(records.map(({ version, inside, of }) => [version, inside, of])).toEqual([
      [1, 22, 22],
      [2, 6, 7],
    ]);
    expect(assurance.limit).toEqual({ kind: 'atMost', value: 4 * 86_400 });
    expect(lanes.notes.map(({ text }) => text)).toEqual(['Tests are automated', 'Stock-taking']);
    expect(near).toEqual([lanes.notes[0]?.id]);
    expect(lanes.agreement.map(({ version }) => version)).toEqual([1, 2]);
    expect(lanes.releases.reduce((sum, { count }) => sum + count, 0)).toBe(30);
    expect(lanes.incidents.map(({ title, severity }) => [title, severity])).toEqual([
      ['Outage 0', 2],
      ['Outage 1', 2],
      ['Outage 2', 2],
    ]);
  });

  it('compare figures of events over spans, and judge by the rules alone', async () => {
    const { comparisons } = await ask('metric=lead-time');
    const [sprint, quarter, two] = comparisons;
    // Sprints from 5 January: the last whole one ended on 9 November.
    expect(sprint).toMatchObject({
      name: 'sprint',
      now: { start: '2026-10-26T00:00:00.000Z', end: '2026-11-09T00:00:00.000Z', partial: false },
      before: { start: '2026-10-12T00:00:00.000Z', partial: false },
      verdict: 'steady',
    });
    expect(quarter).toMatchObject({
      now: { start: '2026-10-01T00:00:00.000Z', end: NOW, partial: true },
      before: { start: '2026-07-01T00:00:00.000Z', end: '2026-10-01T00:00:00.000Z', partial: false },
      verdict: 'steady',
      reason: { code: 'odd-periods', count: 1, known: 1 },
    });
    expect(two).toMatchObject({
      before: { start: '2026-04-01T00:00:00.000Z', end: '2026-07-01T00:00:00.000Z' },
      verdict: 'better',
      went: 'down',
      reason: { code: 'beyond-old-average', count: 17, of: 18, side: 'below' },
    });
    for (const { before, now } of comparisons)
      for (const side of [before, now]) {
        const asked = await figure(`metric=lead-time&from=${side.start}&to=${side.end}`);
        expect([side.value, side.n]).toEqual([asked.value, asked.n]);
      }
  });

  it('draw availability as the budget that each week spends, by the figures', async () => {
    const { main, comparisons, multiples, objective } = await ask('metric=availability&scope=s:shop');
    expect([main.metric, objective, main.unit]).toEqual(['budget-spent', 'availability', 'ratio']);
    const [bad, last] = main.points.slice(-3);
    // 7 × 20 of 28 × 100 × 1 % = 28; 7 of 28 in the week after. A week may spend a quarter of four.
    expect([bad?.value, last?.value]).toEqual([140 / 28, 7 / 28]);
    expect(bad?.judgement).toMatchObject({ state: 'outside', limit: { kind: 'atMost', value: 0.25 } });
    expect(main.points.at(-1)?.judgement.limit?.value).toBe(0.25);
    for (const point of main.points.filter(({ partial }) => !partial)) {
      const asked = await figure(`metric=budget-spent&service=shop&from=${point.start}&to=${point.end}`);
      expect([point.value, point.n, point.reason]).toEqual([asked.value, asked.n, asked.reason]);
    }
    expect(main.figure.value).toBe((await figure('metric=budget-spent&service=shop')).value);
    const left = await figure('metric=error-budget&service=shop');
    expect(left.value).toBeCloseTo(1 - (main.figure.value ?? 0), 12);
    expect(comparisons).toHaveLength(3);
    expect(multiples.map(({ metric }) => metric)).toEqual([
      ...['lead-time', 'deployment-frequency', 'change-failure-rate', 'time-to-restore'],
    ]);
    // The receipt computes the same again.
    const receipt = await board.get<{ now: { value: number }; changed: boolean }>(
      `/api/v1/receipts/${main.figure.receipt}`,
    );
    expect([receipt.now.value, receipt.changed]).toEqual([main.figure.value, false]);
  });

  it('prove nothing by weeks whose window was not full: little is allowed until it is, so that each spends much', async () => {
    const { main, story, comparisons } = await ask('metric=availability&scope=s:till');
    const spent = main.points.flatMap(({ value, partial }) => (partial ? [] : (value ?? [])));
    expect(spent.slice(0, 5)).toEqual([1, 1 / 2, 1 / 3, 1 / 4, 1 / 4]);
    // Observed since noon of the first day: the fifth week is the first whose 28 days were observed whole.
    expect(main.trend).toMatchObject({ verdict: 'steady', points: 16 });
    expect(main.behaviour.baselines.map(({ start }) => start)).toEqual([iso(weekMs(16))]);
    expect(main.behaviour.signals).toEqual([]);
    // What is told of the weeks rests on the same ones.
    expect(story).toMatchObject({ kind: 'steady', verdict: 'steady', points: 16 });
    const early = await ask(`metric=availability&scope=s:till&at=${iso(weekMs(5))}`);
    expect(early.main.trend).toMatchObject({ verdict: 'too-early', points: 11 });
    expect(early.story).toMatchObject({ kind: 'too-early', points: 11, pointsNeeded: 12 });
    expect(early.comparisons[0]).toMatchObject({
      verdict: 'too-early',
      reason: { code: 'too-few', count: 11 },
    });
    expect(comparisons[0]?.reason.code).not.toBe('too-few');
  });

  it('hold a running period to the limit in force, whatever limit begins later', async () => {
    // Version 2 came into force on Monday 28 September: asked on the Wednesday before, September still runs.
    const at = '2026-09-23T12:00:00.000Z';
    const { main, assurance } = await ask(`metric=lead-time&by=month&at=${at}`);
    expect(main.points.at(-1)).toMatchObject({ partial: true, judgement: { agreementVersion: 1 } });
    expect(main.limits.map(({ version, end }) => [version, end])).toEqual([[1, '2026-10-01T00:00:00.000Z']]);
    expect(assurance.limit).toEqual({ kind: 'atMost', value: 6 * 86_400 });
    const spent = await ask(`metric=availability&scope=s:shop&by=month&at=${at}`);
    expect(spent.main.points.at(-1)?.judgement.agreementVersion).toBe(1);
  });

  it('show the worst service where several are meant, and only those of a group', async () => {
    const at = async (scope: string) =>
      (await ask(`metric=availability&scope=${scope}`)).main.points.at(-3)?.value;
    expect([await at('all'), await at('group:front'), await at('s:till')]).toEqual([5, 5, 0.25]);
    expect((await ask('metric=availability&scope=group:back')).story.kind).toBe('no-data');
    const { scope } = await ask('metric=lead-time&scope=group:front');
    expect(scope).toMatchObject({ id: 'group:front', kind: 'group', serviceCount: 2 });
  });

  it('count a change once over a group, whoever else carried it', async () => {
    const other = await startTestBoard({ yaml, startAt: NOW });
    const changes = [{ repository: 'r', sha: 'b'.repeat(40), committedAt: iso(NOW_MS - 9 * DAY_MS) }];
    for (const service of ['store', 'shop', 'till']) {
      await deploy(other, service, 'first', NOW_MS - 20 * DAY_MS, []);
      const days = { store: 6, shop: 5, till: 4 }[service] ?? 0;
      await deploy(other, service, 'second', NOW_MS - days * DAY_MS, changes);
    }
    const lead = async (service: string) => {
      const { value, n } = await other.get<FigureAnswer>(
        `/api/v1/figures?metric=lead-time&service=${service}`,
      );
      return [(value ?? 0) / 86_400, n];
    };
    expect(await lead('group:front')).toEqual([4, 1]);
    expect(await lead('group:back')).toEqual([3, 1]);
    expect(await lead('all')).toEqual([3, 1]);
    expect(await lead('group:front')).toEqual([4, 1]);
    await other.close();
  });

  it.each(['all', 'shop'])('say of every metric what its tile says, for %s', async (service) => {
    for (const at of ['', `&at=${iso(NOW_MS - 40 * DAY_MS)}`]) {
      const scope = service === 'all' ? 'all' : `s:${service}`;
      const tiles =
        service === 'all'
          ? (await board.get<WallAnswer>(`/api/v1/wall?${at}`)).deliveries
          : (await board.get<{ deliveries: WallAnswer['deliveries'] }>(`/api/v1/services/shop?${at}`))
              .deliveries;
      const { multiples } = await ask(`metric=availability&scope=${scope}${at}`);
      for (const tile of tiles) {
        const series = multiples.find(({ metric }) => metric === tile.metric);
        expect(series?.trend).toEqual(tile.trend);
        expect(series?.figure.value).toBe(tile.value);
      }
      expect(tiles).toHaveLength(4);
    }
  });

  it('change no signal and no usual range by being zoomed', async () => {
    const whole = (await ask('metric=lead-time')).main.behaviour;
    const from = iso(weekMs(20));
    const zoomed = await ask(`metric=lead-time&from=${from}&to=${iso(weekMs(3))}`);
    expect(zoomed.main.points).toHaveLength(17);
    expect(zoomed.main.behaviour.baselines).toEqual(whole.baselines);
    expect(zoomed.main.behaviour.signals).toEqual(whole.signals);
    expect(zoomed.story.since).toBe(iso(weekMs(18)));
    expect(zoomed.range).toEqual({ start: from, end: iso(weekMs(3)), name: null });
  });

  it('say that months are the better cut for failures of few releases, and list each incident', async () => {
    const failed = await ask('metric=change-failure-rate');
    expect(failed.main.betterCut).toBe('month');
    expect((await ask('metric=change-failure-rate&by=month')).main.betterCut).toBeNull();
    const { main } = await ask('metric=time-to-restore');
    expect(main.dotCount).toBe(3);
    expect(main.dots.map(({ seconds, open }) => [seconds, open])).toEqual([
      [3_600, false],
      [7_200, false],
      [10_800, false],
    ]);
  });

  it('keep weeks without a release at zero, once there was one', async () => {
    const { main } = await ask('metric=deployment-frequency&scope=s:shop');
    expect(main.points.slice(-3).map(({ value }) => value)).toEqual([1, 1, 0]);
    expect(main.points[0]).toMatchObject({ value: null, reason: 'before-start' });
  });

  it('answer the same later for the same instant, whatever is told since', async () => {
    const query = `metric=lead-time&at=${NOW}`;
    const before = await ask(query);
    board.clock.jumpWall(3 * DAY_MS);
    await deploy(board, 'shop', 'later', NOW_MS + DAY_MS, [
      { sha: 'c'.repeat(40), committedAt: iso(NOW_MS) },
    ]);
    await board.send('POST', '/api/v1/notes', note(weekMs(4), 'Written later'));
    const startedAt = iso(NOW_MS + HOUR_MS);
    await board.send('POST', '/api/v1/incidents', {
      service: 'shop',
      id: 'new',
      title: 'x',
      severity: 1,
      startedAt,
    });
    const after = await ask(query);
    const plain = (answer: TrendsAnswer) =>
      JSON.stringify(answer, (key, value) => (key === 'receipt' ? undefined : value));
    expect(plain(after)).toBe(plain(before));
    expect((await ask('metric=lead-time')).lanes.notes).toHaveLength(3);
  });

  it.each([
    ['metric=nonsense', 404, 'nonsense'],
    ['metric=lead-time&scope=s:nobody', 404, 'nobody'],
    ['metric=lead-time&scope=group:none', 400, 'group'],
    ['metric=availability&objective=none', 404, 'none'],
    ['metric=lead-time&range=100y', 400, 'range=100y'],
    ['metric=lead-time&range=5200w', 400, 'range=5200w'],
    ['metric=lead-time&from=1926-01-01', 400, 'from='],
    ['metric=lead-time&from=1990-01-01', 400, 'from'],
    ['metric=lead-time&from=2026-02-30', 400, 'from=2026-02-30'],
    ['metric=lead-time&from=2026-11-01&to=2026-10-01', 400, 'to '],
    ['metric=lead-time&from=2030-01-01', 400, 'from'],
    ['metric=lead-time&at=soon', 400, 'at'],
    ['metric=lead-time&by=year', 400, 'by'],
    ['', 400, 'metric'],
  ])('refuse %s with %i and a sentence that names it', async (query, status, said) => {
    const reply = await board.send<{ detail: string }>('GET', `/api/v1/trends?${query}`);
    expect(reply.status).toBe(status);
    expect(reply.body.detail).toContain(said);
  });
});

describe('trends of hardly anything', () => {
  it.each(['Australia/Lord_Howe', 'Pacific/Apia', 'Europe/Berlin'])(
    'are sound drawings with no data and with one minute of it, in %s',
    async (zone) => {
      const board = await startTestBoard({
        yaml: yaml.replace('timeZone: UTC', `timeZone: ${zone}`),
        startAt: '2027-01-04T03:00:00Z',
      });
      for (const tell of [false, true]) {
        if (tell)
          await board.send('POST', '/api/v1/tallies', [
            {
              service: 'shop',
              objective: 'availability',
              at: iso(board.clock.nowMs() - 9 * MINUTE_MS),
              good: 1,
              total: 900,
            },
          ]);
        for (const metric of ['lead-time', 'availability', 'time-to-restore', 'waiting-to-ship'])
          for (const by of ['week', 'sprint', 'month']) {
            const answer = await board.get<TrendsAnswer>(`/api/v1/trends?metric=${metric}&by=${by}`);
            expect(answer.comparisons.map(({ verdict }) => verdict)).toEqual(
              Array.from({ length: 3 }, () => 'too-early'),
            );
            expect(['no-data', 'too-early']).toContain(answer.story.kind);
            expect(answer.main.points.length).toBeGreaterThan(10);
          }
      }
      // 2026 has 53 ISO weeks; the last begins on 28 December.
      const { main } = await board.get<TrendsAnswer>(
        '/api/v1/trends?metric=lead-time&from=2026-12-22&to=2027-01-02',
      );
      expect(main.points).toHaveLength(2);
      await board.close();
    },
  );
});
