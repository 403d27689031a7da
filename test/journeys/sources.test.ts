import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, type Screen, widthBeyond } from '../harness/browser.ts';
import { type Exporter, startExporter } from '../harness/exporter.ts';

const INTERVAL_MS = 5_000;

const yamlOf = (workOrders: Exporter, labels: Exporter): string => `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - id: work-orders
    name: { en: Work orders, ko: 작업지시 }
    objectives:
      - { id: availability, scrape: { targets: ["${workOrders.url}"], interval: 5s, total: http_requests_total, bad: 'http_requests_total{code=~"5.."}' } }
  - id: labels
    name: Labels
    objectives:
      - { id: reachability, scrape: { targets: ["${labels.url}"], interval: 5s } }
      - { id: jobs, push: {} }
`;

/** Any interval holds exactly one scrape of each target: moves over one and waits until both are kept. */
async function passInterval({ clock, server }: TestBoard): Promise<void> {
  const fromMs = clock.nowMs();
  await clock.advance(INTERVAL_MS);
  await clock.until(() => {
    const targets = server.store.targets.all();
    return targets.length === 2 && targets.every(({ lastAttemptAtMs }) => lastAttemptAtMs > fromMs);
  });
  // Hints go out at most once a second.
  await clock.advance(0);
}

describeInBrowser('the sources of a board', (browser) => {
  let workOrders: Exporter;
  let labels: Exporter;
  let board: TestBoard;
  let screen: Screen | null = null;

  const open = async (path: string): Promise<Screen> => {
    screen = await browser.open(board.url + path);
    return screen;
  };

  beforeEach(async () => {
    [workOrders, labels] = [await startExporter(), await startExporter()];
    // 15:41 in Seoul.
    board = await startTestBoard({ yaml: yamlOf(workOrders, labels), startAt: '2025-11-21T06:41:00Z' });
    const at = new Date(board.clock.nowMs()).toISOString();
    await board.send('POST', '/api/v1/tallies', {
      service: 'labels',
      objective: 'jobs',
      at,
      good: 1,
      total: 1,
    });
    await passInterval(board);
  });
  afterEach(async () => {
    await screen?.close();
    await board.close();
    for (const exporter of [workOrders, labels]) await exporter.goDown();
  });

  it('say live that a target does not answer any more, why and since when, and that it answers again', async () => {
    const { page, troubles } = await open('/setup/sources');
    await expectText(page.locator('h1')).toBe('All 3 sources answer');
    expect(await page.title()).toBe('All 3 sources answer · Sources');
    await expectCount(page.locator('.source-answering')).toBe(3);

    await workOrders.goDown();
    await passInterval(board);
    await passInterval(board);
    await board.clock.advance(1_000);
    await expectText(page.locator('.sentence')).toBe('1 does not: Work orders.');
    await expectText(page.locator('h1')).toBe('2 of 3 sources answer');
    expect(await page.title()).toBe('1 source does not answer · Sources');
    const row = page.locator('.source-not-answering');
    await expectText(row.locator('th')).toBe(`Work orders availability counters ${workOrders.url}`);
    // The second in which hints go out may hold a third attempt.
    await expectText(row.locator('td').nth(0)).toMatch(
      /^does not answer: connection refused.* since 15:41, for \d+ s · [23] failures in a row/i,
    );
    await expectText(row.locator('td').nth(1)).toMatch(/^15:41 · took .*last answer 15:41$/);
    await expectText(row.locator('td').nth(2)).toMatch(/^(now|in [1-6] s) every 5 s, gives up after 5 s$/);

    await workOrders.comeBack();
    await passInterval(board);
    await board.clock.advance(1_000);
    await expectText(page.locator('h1')).toBe('All 3 sources answer');
    expect(await row.count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('can be reached from the foot of every page, and from a service for that service alone', async () => {
    const { page, troubles } = await open('/s/labels?lang=ko');
    await page.getByRole('link', { name: '모든 수집 대상' }).click();
    await expectText(page.locator('h1')).toBe('수집 대상 2개 모두 응답');
    await expectText(page.locator('.filtered')).toBe('Labels만 보는 중. 모든 수집 대상');
    await page.getByRole('link', { name: '설정' }).click();
    await expectText(page.locator('.checklist li').first()).toContain('수집 대상 3개 모두 응답');
    for (const width of [1920, 1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await widthBeyond(page)).toBe(0);
    }
    expect(troubles).toEqual([]);
  });

  it('say what to write where nothing is connected', async () => {
    const bare = await startTestBoard({ yaml: 'services: []', startAt: '2025-11-21T06:41:00Z' });
    const { page, close } = await browser.open(`${bare.url}/setup/sources`);
    await expectText(page.locator('h1')).toBe('Nothing is connected yet');
    await expectText(page.locator('main')).toContain(
      'Name a service and where it can be asked in andon.yaml.',
    );
    expect(await page.locator('textarea').inputValue()).toContain('targets: [http://127.0.0.1:9101/metrics]');
    await close();
    await bare.close();
  });
});
