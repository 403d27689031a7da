import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EpisodeShape } from '#shared/api/episodes.ts';
import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { StatementAnswer } from '#shared/api/statement.ts';
import { createTokenSecret, hashSecret } from '../../server/tokens.ts';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, type Screen, widthBeyond } from '../harness/browser.ts';
import { type Exporter, startExporter } from '../harness/exporter.ts';
import { readCsv } from '../harness/read-csv.ts';

const INTERVAL_MS = 30_000;
const PER_MINUTE = 2;
/** Of each interval: 80 a minute, 4 800 an hour. */
const REQUESTS = 40;
/** Of them, 4 in 10. */
const FAILING = 16;

const yamlOf = (exporter: Exporter): string => `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - id: work-orders
    name: { en: Work orders, ko: 작업지시 }
    owner: MES team
    objectives:
      - id: availability
        scrape: { targets: ["${exporter.url}"], interval: 30s, total: http_requests_total, bad: 'http_requests_total{code=~"5.."}' }
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;

/** The last of its twelve bad answers is seen at some second from 13:47:42 on, within half a minute. */
const lastMinute = /^2025-11-21T04:4[89]:00/;

describeInBrowser('an exporter begins to fail and recovers', (browser) => {
  let exporter: Exporter;
  let board: TestBoard;
  let wall: Screen;
  let desk: Screen;
  /** What the exporter itself has counted. */
  const served = { total: 0, bad: 0 };

  /** Requests come in and the target is asked, minute after minute. */
  const pass = async (minutes: number, bad: number): Promise<void> => {
    for (let interval = 0; interval < minutes * PER_MINUTE; interval += 1) {
      exporter.serve(REQUESTS - bad, bad);
      served.total += REQUESTS;
      served.bad += bad;
      const fromMs = board.clock.nowMs();
      await board.clock.advance(INTERVAL_MS);
      await board.clock.until(() =>
        board.server.store.targets.all().every(({ lastAttemptAtMs }) => lastAttemptAtMs > fromMs),
      );
    }
  };
  const objective = async (): Promise<ObjectiveAnswer | undefined> =>
    (await board.get<{ items: ObjectiveAnswer[] }>('/api/v1/objectives')).items[0];
  const statement = () => board.get<StatementAnswer>('/api/v1/services/work-orders/statement');
  /** Hints go out at most once a second. */
  const passHint = () => board.clock.advance(1_000);
  const show = (path: string) => desk.page.goto(`${board.url}${path}`);

  beforeAll(async () => {
    exporter = await startExporter();
    // 12:27 in Seoul; at 13:42, an hour and a quarter later, it begins to fail.
    board = await startTestBoard({ yaml: yamlOf(exporter), startAt: '2025-11-21T03:26:40Z' });
    // The first scrape adds nothing: nobody has sent a request yet.
    await board.clock.advance(INTERVAL_MS);
    await board.clock.until(() => exporter.askedCount() > 0);
    await pass(18, 0);
    await pass(0.5, 1);
    await pass(56.5, 0);
    wall = await browser.open(`${board.url}/wall`);
    desk = await browser.open(`${board.url}/services`, { width: 1440, height: 900, theme: 'light' });
  }, 120_000);
  afterAll(async () => {
    await wall.close();
    await desk.close();
    await board.close();
    await exporter.goDown();
  });

  const card = () => wall.page.locator('.card');
  const fact = (number: number) => card().locator('.facts > div').nth(number);

  it('is calm while it works, but for one request at a quarter to one', async () => {
    await expectText(wall.page.locator('h1')).toBe('No service needs someone');
    expect(await objective()).toMatchObject({ state: 'met', good: served.total - 1, total: served.total });
  });

  it('turns the wall with the third failing minute: what, since when and how fast', async () => {
    // 32 of 80 a minute fail. Two minutes are 64 of the last hour's 4 800, 13.3 times too fast: the rule begins above 14.4.
    await pass(2, FAILING);
    await passHint();
    expect(await objective()).toMatchObject({ direction: 'rising', since: null });
    await expectCount(card()).toBe(0);
    await pass(1, FAILING);
    await passHint();
    await expectCount(card()).toBe(1);
    // After five minutes there is nothing else in the short window: 0.4 / 0.001 is 400 times too fast.
    await pass(3, FAILING);
    await passHint();
    await expectText(wall.page.locator('h1')).toBe('1 service needs someone');
    await expectText(card().locator('h2')).toBe('Work orders 작업지시');
    await expectText(card().locator('.card-state')).toBe('Outside agreement, burning 400× too fast');
    await expectText(fact(0)).toBe('requests fail now 4 in 10');
    await expectText(fact(1)).toBe('since 13:42 6 min');
  });

  it('says the same on the services page and on that of the service', async () => {
    const content = desk.page.locator('#content');
    await show('/services');
    await expectText(content).toContain('4 in 10 requests fail now 13:42 · 6 min');
    await expectText(content).toContain('400× burning');
    await show('/s/work-orders');
    await expectText(content).toContain('since 13:42');
    await expectText(content).toContain('400×');
  });

  it('eases when the exporter recovers: the card goes, and the budget is paid back', async () => {
    await pass(6, 0);
    await passHint();
    expect(await objective()).toMatchObject({ state: 'debt', direction: 'easing' });
    await expectCount(card()).toBe(0);
    await expectText(wall.page.locator('.tile')).toContain('Outside, paying back to 21 Dec');
    await show('/services');
    await expectText(desk.page.locator('#content')).toContain('easing');
  });

  it('is over once the last hour has forgotten it', async () => {
    await pass(60, 0);
    await passHint();
    expect(await objective()).toMatchObject({ direction: 'steady', since: null });
    const { items } = await board.get<{ items: EpisodeShape[] }>('/api/v1/episodes');
    // The last failing minute was 13:48; 69 failures of an hour are fewer than the rule asks for at 14:46.
    expect(items).toMatchObject([{ rule: 'page-1h', since: '2025-11-21T04:42:00.000Z' }]);
    expect(items[0]?.endedAt).not.toBeNull();
  }, 120_000);

  it('adds up to what the exporter counted, to the request', async () => {
    const answer = await statement();
    expect(answer).toMatchObject({ spent: served.bad, total: served.total });
    expect(answer.lines.map(({ kind, bad, start, end }) => [kind, bad, start, end])).toEqual([
      ['burning', served.bad - 1, '2025-11-21T04:42:00.000Z', expect.stringMatching(lastMinute)],
      ['scattered', 1, '2025-11-20T15:00:00.000Z', expect.any(String)],
    ]);
  });

  it('and so do its page and its file', async () => {
    await show('/s/work-orders/budget');
    const list = desk.page.locator('.statement');
    await expectText(list.locator('tbody tr').nth(1)).toMatch(
      /^Fri 21 Nov, 13:42 – 13:4[89] Unexplained It burned, and no incident says why. Attach incident 192 failures/,
    );
    await expectText(list.locator('tbody tr').nth(2)).toContain('21 Nov Scattered failures 1 failure');
    await expectText(list.locator('.total')).toContain('193 of 11 failures 193 failures');
    expect(served.bad).toBe(193);
    expect(await seriousFaults(desk.page)).toEqual([]);

    const [file] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('budget-work-orders-availability-2025-11-21.csv');
    const [columns = [], ...rows] = readCsv(readFileSync(await file.path(), 'utf8'));
    const [bad, total] = [columns.indexOf('bad'), columns.indexOf('total')];
    expect(rows.map((row) => [row[0]?.replace('\ufeff', ''), row[bad]])).toEqual([
      // 147 minutes of 80 requests, a thousandth of them.
      ['allowed', '11.76'],
      ['burning', '192'],
      ['scattered', '1'],
      ['spent', '193'],
      ['remaining', ''],
    ]);
    expect(rows[3]?.[total]).toBe(String(served.total));
  });

  it('is explained by the incident that a person attaches, with a token where the board asks for one', async () => {
    // A name without a space, twice as long as a phone is wide.
    const title = `Order database was full ${'가'.repeat(150)}`;
    const secret = createTokenSecret();
    board.server.store.tokens.create('shift', ['incidents'], hashSecret(secret), board.clock.nowMs());
    const line = desk.page.locator('.statement tbody tr').nth(1);
    await line.getByText('Attach incident').click();
    await line.getByLabel('What happened').fill(title);
    await line.getByLabel('Who noticed it').fill('Kim Ji-ho');
    await line.getByRole('button', { name: 'Attach' }).click();
    await expectText(line.getByRole('status')).toContain('Not attached');
    await line.getByLabel('Token').fill(secret);
    await line.getByRole('button', { name: 'Attach' }).click();
    await expectText(line).toMatch(
      /13:4[89] Order database was full 가+ burning-20251121T0442Z 192 failures/,
    );
    await expectText(desk.page.locator('.statement-said')).toContain('Attached');
    // The form that had the focus is gone: what explains the line has it now.
    expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    const answer = await statement();
    expect(answer.spent).toBe(served.bad);
    expect(answer.lines).toMatchObject([
      { kind: 'incident', bad: served.bad - 1 },
      { kind: 'scattered', bad: 1 },
    ]);
    for (const width of [320, 390, 1440]) {
      await desk.page.setViewportSize({ width, height: 900 });
      expect(await widthBeyond(desk.page)).toBe(0);
    }
    await line.getByRole('link').click();
    await expectText(desk.page.locator('h1')).toContain('Order database was full');
  });

  it('met no trouble in either page', () => {
    expect(wall.troubles).toEqual([]);
    // The refusal that made the form ask for a token.
    expect(desk.troubles.filter((trouble) => !trouble.includes('401'))).toEqual([]);
  });
});
