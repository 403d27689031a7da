import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WallAnswer } from '#shared/api/wall.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectText, type Screen, textOf } from '../harness/browser.ts';
import { type Exporter, startExporter } from '../harness/exporter.ts';

const INTERVAL_MS = 5_000;

const service = (id: string, name: string, url: string): string => `
  - id: ${id}
    name: ${name}
    objectives:
      - id: availability
        scrape: { targets: ["${url}"], interval: 5s, total: http_requests_total, bad: 'http_requests_total{code=~"5.."}' }`;

const yamlOf = (workOrders: Exporter, labels: Exporter): string => `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:${service('work-orders', 'Work orders', workOrders.url)}${service('labels', 'Labels', labels.url)}
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;

/** Any interval holds exactly one scrape of each target: moves over one and waits until both are kept. */
async function passInterval({ clock, server }: TestBoard): Promise<void> {
  const fromMs = clock.nowMs();
  await clock.advance(INTERVAL_MS);
  await clock.until(() => {
    const targets = server.store.targets.all();
    return targets.length === 2 && targets.every(({ lastAttemptAtMs }) => lastAttemptAtMs > fromMs);
  });
}

/** Hints go out at most once a second. */
const passHint = ({ clock }: TestBoard): Promise<void> => clock.advance(1_000);

describeInBrowser('a target goes down', (browser) => {
  let workOrders: Exporter;
  let labels: Exporter;
  let board: TestBoard;
  let screen: Screen;

  beforeEach(async () => {
    [workOrders, labels] = [await startExporter(), await startExporter()];
    // 15:41 in Seoul.
    board = await startTestBoard({ yaml: yamlOf(workOrders, labels), startAt: '2025-11-21T06:41:00Z' });
    // The first scrape adds nothing; the second counts 2 000, more than the 1 000 that 99.9 % needs to be judged.
    await passInterval(board);
    for (const exporter of [workOrders, labels]) exporter.serve(2_000);
    await passInterval(board);
    screen = await browser.open(`${board.url}/wall`);
  });
  afterEach(async () => {
    await screen.close();
    await board.close();
    for (const exporter of [workOrders, labels]) await exporter.goDown();
  });

  it('is on its tile within two intervals, with since when and why, and off it after one good scrape', async () => {
    const [tile, other] = [screen.page.locator('.tile').nth(0), screen.page.locator('.tile').nth(1)];
    await expectText(tile).toBe('Work orders 100% Within agreement First 0 of 30 days');
    await expectText(screen.page.locator('.beneath')).toContain('2 within agreement so far');
    const otherBefore = await textOf(other);

    await workOrders.goDown();
    await passInterval(board);
    const afterOne = await board.get<WallAnswer>('/api/v1/wall');
    expect(afterOne.services.map(({ objective }) => objective?.notAnswering)).toEqual([null, null]);
    await passInterval(board);
    await passHint(board);
    await expectText(tile.locator('.tile-line')).toBe('not answering since 15:41: connection refused');
    await expectText(screen.page.locator('.beneath')).toContain('1 not answering, 1 within agreement so far');
    // The budget that was last known is no promise while nobody answers.
    expect(await tile.locator('.tile-value').count()).toBe(0);
    expect(await textOf(other)).toBe(otherBefore);

    await workOrders.comeBack();
    await passInterval(board);
    await passHint(board);
    await expectText(tile).toBe('Work orders 100% Within agreement First 0 of 30 days');
    expect(await textOf(other)).toBe(otherBefore);
    expect(screen.troubles).toEqual([]);
  });

  it('is not blamed for the time in which the board itself was off, until it is asked again', async () => {
    await workOrders.goDown();
    await passInterval(board);
    await passInterval(board);
    await screen.close();
    await board.stop();
    board.clock.jumpWall(45 * 60_000);
    board = await board.start();
    screen = await browser.open(`${board.url}/wall`);
    await expectText(screen.page.locator('h1')).toBe('The board was not running');
    await expectText(screen.page.locator('.group-head')).toContain('0 of 2 services reporting');
    const [tile, other] = [screen.page.locator('.tile').nth(0), screen.page.locator('.tile').nth(1)];
    // Tiles count from the minute that runs: 15:41:10 or a little later to 16:26:00.
    await expectText(tile).toContain('Work orders No data board off: no data 44 min');
    await expectText(other).toContain('Labels No data board off: no data 44 min');

    await passInterval(board);
    await passHint(board);
    await expectText(other).toContain('Labels 100% Within agreement');
    await expectText(tile.locator('.tile-line')).toBe('not answering since 15:41: connection refused');
    await expectText(screen.page.locator('.group-head')).toContain('1 of 2 services reporting');
    expect(await screen.page.locator('.card').count()).toBe(0);
    expect(screen.troubles).toEqual([]);
  });

  it('is no data after five minutes and a card after thirty, which the first good scrape closes', async () => {
    await workOrders.goDown();
    // Heard for the last time between 15:41:05 and 15:41:10; whole intervals, so that no scrape is cut short.
    for (let minutes = 0; minutes < 5; minutes += 1)
      for (let passed = 0; passed < 60_000; passed += INTERVAL_MS) await passInterval(board);
    const wall = await board.get<WallAnswer>('/api/v1/wall');
    expect(wall.services.map(({ objective }) => objective?.state)).toEqual(['nodata', 'met']);
    await passHint(board);
    await expectText(screen.page.locator('.tile-nodata')).toContain('Work orders');
    await expectText(screen.page.locator('.group-head')).toContain('1 of 2 services reporting');

    // Twenty-five minutes of wall time in one step: silence is measured by it, scrapes are not.
    board.clock.jumpWall(25 * 60_000);
    await passInterval(board);
    await passHint(board);
    const card = screen.page.locator('.card');
    await expectText(screen.page.locator('h1')).toBe('1 service needs someone 1 other below');
    await expectText(card.locator('h2')).toBe('Work orders');
    await expectText(card.locator('.card-state')).toBe('No data');
    await expectText(card.locator('.facts')).toContain('silent since 15:41');
    await expectText(card.locator('.card-foot')).toContain('Not answering since 15:41: connection refused');

    await workOrders.comeBack();
    await passInterval(board);
    await passHint(board);
    await expectText(screen.page.locator('h1')).toBe('No service needs someone');
    expect(await card.count()).toBe(0);
    expect(screen.troubles).toEqual([]);
  });
});
