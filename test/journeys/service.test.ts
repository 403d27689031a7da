import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { everyFault } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import {
  describeInBrowser,
  expectCount,
  expectText,
  type ScreenOptions,
  textOf,
  widthBeyond,
} from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const attack = '<img src=x onerror="window.hacked=1">';
const long = 'W'.repeat(200);

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - id: work-orders
    name: { en: Work orders, ko: 작업지시 }
    owner: MES team
    objectives:
      - { id: availability, push: {} }
      - { id: web, push: {} }
      - { id: unagreed, push: {} }
  - { id: fresh, name: Fresh, objectives: [{ id: availability, push: {} }] }
  - { id: unheard, name: Unheard, objectives: [{ id: availability, push: {} }] }
  - { id: bare, name: '${attack}', owner: '${long}' }
agreement:
  signedBy: [development]
  metrics: { availability: { target: 99.9%, window: 30d }, web: { target: 99%, window: 7d } }
`;

/** 13:42 in Seoul. */
const startMs = Date.parse('2025-11-21T04:42:00Z');
const widths: readonly ScreenOptions[] = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900, theme: 'light' },
  { width: 390, height: 844 },
];

describeInBrowser('the page of one service', (browser) => {
  let board: TestBoard;
  const open = (path: string, options?: ScreenOptions) => browser.open(`${board.url}${path}`, options);

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2025-11-21T04:42:00Z' });
    await push(board, [
      ...talliesBetween(
        { service: 'work-orders', total: 6_000 },
        startMs - 31 * DAY_MS,
        startMs - DAY_MS,
        HOUR_MS,
      ),
      ...talliesBetween({ service: 'work-orders', total: 100 }, startMs - DAY_MS, startMs),
      ...talliesBetween(
        { service: 'work-orders', objective: 'web', total: 100 },
        startMs - 2 * HOUR_MS,
        startMs,
      ),
      ...talliesBetween({ service: 'fresh', total: 100 }, startMs, startMs + 1),
    ]);
    for (const [id, finishedAt] of [
      ['2025.11.3', '2025-11-18T04:00:00Z'],
      ['2025.11.4', '2025-11-21T04:38:00Z'],
    ])
      await board.send('POST', '/api/v1/deployments', {
        service: 'work-orders',
        id,
        version: id,
        finishedAt,
        changes: [{ sha: 'a'.repeat(40), committedAt: '2025-11-17T00:00:00Z', message: 'One' }],
      });
    await board.send('POST', '/api/v1/incidents', {
      service: 'work-orders',
      id: 'INC-1',
      title: attack,
      severity: 2,
      startedAt: '2025-11-10T04:00:00Z',
      resolvedAt: '2025-11-10T04:50:00Z',
    });
    // From 13:42 on, 4 of 10 fail.
    for (let index = 0; index < 28; index += 1) {
      const atMs = startMs + index * MINUTE_MS;
      await push(board, [
        ...talliesBetween({ service: 'work-orders', total: 100, bad: 40 }, atMs, atMs + 1),
        ...talliesBetween({ service: 'work-orders', objective: 'web', total: 100 }, atMs, atMs + 1),
      ]);
      await board.clock.advance(MINUTE_MS - 1_000);
    }
  });
  afterAll(() => board.close());

  it('says at once what people feel, since when, what is left and how fast it goes', async () => {
    const { page, troubles, close } = await open('/s/work-orders');
    await expectText(page.locator('.sentence')).toBe(
      'Burning fast since 13:42. 4 in 10 events fail now. Belongs to MES team.',
    );
    expect(await page.title()).toBe('Burning fast · Work orders');
    const fact = (name: string) => page.locator('.service-fact', { hasText: name });
    await expectText(fact('What people feel now')).toContain('4 in 10 events fail now');
    await expectText(fact('How long')).toMatch(/28 min since 13:42/);
    await expectText(fact('Budget left')).toContain('gone in');
    await expectText(fact('How fast it goes')).toContain('400× burning');
    // Every number leads to its receipt.
    await fact('Budget left').getByRole('link', { name: 'Receipt of the budget' }).click();
    await expectText(page.locator('h1')).toContain('Error budget');
    await page.goBack();
    await expectText(page.locator('.burn-table tbody tr').first()).toContain(
      'Both windows are above it: burning.',
    );
    await expectText(page.locator('.recent-releases tbody tr').first()).toContain(
      '4 min before the burning of 13:42, availability',
    );
    await expectText(page.locator('.recent-releases tbody tr').nth(1)).toContain('none within 24 h');
    await expectText(page.locator('.part-side')).toContain('under 20% of the budget');
    expect(troubles).toEqual([]);
    await close();
  });

  it('reads the line out by arrow keys, and says the same in its table and its file', async () => {
    const { page, troubles, close } = await open('/s/work-orders');
    const line = await board.get<BudgetLineAnswer>('/api/v1/services/work-orders/budget-line');
    const readOut = page.locator('.part-line .read-out');
    await expectText(readOut).toContain('at this rate gone');
    const chart = page.getByRole('application', { name: 'Budget left of availability over 30 days' });
    await expectCount(chart.locator('.recharts-line')).toBe(2);
    await chart.focus();
    await page.keyboard.press('ArrowLeft');
    await expectText(readOut).toMatch(/^Fri 21 Nov, 14:1\d: \d+% left, burning$/);
    await page.keyboard.press('ArrowLeft');
    await expectText(readOut).toMatch(/^Fri 21 Nov, 13:00: \d+% left$/);
    await page.keyboard.press('Home');
    await expectText(readOut).toMatch(/Oct/);
    await page.keyboard.press('Escape');
    await expectText(readOut).toContain('at this rate gone');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.part-line').getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('budget-line-work-orders-availability-2025-11-21.csv');
    const file = readFileSync(await download.path(), 'utf8')
      .replace('\ufeff', '')
      .trim()
      .split('\r\n');
    await page.locator('.part-line').getByRole('button', { name: 'Table' }).click();
    await expectCount(page.locator('.chart-table tbody tr')).toBe(line.points.length);
    expect(file).toHaveLength(line.points.length + 1);
    const last = file.at(-1)?.split(',') ?? [];
    const percent = Math.floor(Number(last[1]) * 100);
    await expectText(page.locator('.chart-table tbody tr').last()).toContain(`${percent}% yes`);
    expect(troubles).toEqual([]);
    await close();
  });

  it('numbers what happened beside the line, and leads there by keyboard', async () => {
    const { page, close } = await open('/s/work-orders');
    const lanes = page.getByRole('group', { name: 'What happened in this time' });
    await expectCount(lanes.getByRole('link')).toBe(3);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await expectText(page.locator('.budget-events li').first()).toContain('lasted 50 min');
    await expectText(page.locator('.budget-events li').first()).toContain(attack);
    const incident = lanes.getByRole('link', { name: /severity 2/ });
    expect(await incident.textContent()).toContain('1');
    await incident.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/incidents/work-orders/INC-1');
    await close();
  });

  it('shows the objective that the address asks for, and the worst one where it asks for none that is known', async () => {
    const { page, close } = await open('/s/work-orders?slo=web&window=9y');
    await expectText(page.locator('.sentence')).toContain('Within agreement.');
    await expectText(page.locator('.part-side')).toContain('7 days');
    await page.getByRole('link', { name: /unagreed/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('slo')).toBe('unagreed');
    await expectText(page.locator('.part-line')).toContain('Nothing is agreed for this objective');
    await expectText(page.locator('.part-burn')).toContain('no budget to burn');
    await page.goto(`${board.url}/s/work-orders?slo=constructor`);
    await expectText(page.locator('.sentence')).toContain('Burning fast since 13:42.');
    await close();
  });

  it('stands still at a moment of the past', async () => {
    const { page, close } = await open('/s/work-orders?slo=availability&at=2025-11-21T04:00:00Z');
    await expectText(page.locator('.sentence')).toContain('Within agreement.');
    await expectText(page.locator('.part-line .read-out')).toBe('Now 100% left');
    await close();
  });

  it('is a clear page without objectives, without data and with one minute of it, and where there is no such service', async () => {
    const { page, troubles, close } = await open('/s/bare');
    await expectText(page.locator('h1')).toBe(attack);
    await expectText(page.locator('.sentence')).toContain('Nothing is measured here yet.');
    expect(await widthBeyond(page)).toBe(0);
    await page.goto(`${board.url}/s/unheard`);
    await expectText(page.locator('.sentence')).toContain('No data.');
    await expectText(page.locator('.part-line')).toContain(
      'There is no budget to draw yet: nothing recorded yet.',
    );
    await page.goto(`${board.url}/s/fresh`);
    await expectText(page.locator('.part-line')).toContain('There is no budget to draw yet: too few to say.');
    await expectText(page.locator('.part-side')).toContain(
      'under 1,000 events in the window there is no value',
    );
    await page.goto(`${board.url}/s/%3Cscript%3Enowhere?lang=ko`);
    await expectText(page.locator('h1')).toBe('그런 서비스가 없습니다');
    await expectText(page.locator('.trouble')).toContain('<script>nowhere');
    // The browser itself notes the refusal.
    expect(troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
    await close();
  });

  for (const options of widths)
    it(`fits ${options.width} px, and axe finds nothing, in both languages`, async () => {
      for (const path of [
        '/s/work-orders',
        '/s/work-orders?lang=ko',
        '/s/unheard',
        '/s/work-orders?slo=unagreed',
      ]) {
        const { page, troubles, close } = await open(path, options);
        await expectCount(page.locator('.part-line .read-out')).toBe(1);
        await expectCount(page.locator('.statement, .empty')).not.toBe(0);
        expect([path, await widthBeyond(page)]).toEqual([path, 0]);
        expect([path, await everyFault(page)]).toEqual([path, []]);
        expect(troubles).toEqual([]);
        await close();
      }
    });

  it('collapses its lanes to one on a phone, and reflows at 320 px', async () => {
    const { page, close } = await open('/s/work-orders', { width: 390, height: 844 });
    const chart = page.locator('.part-line .recharts-surface');
    await expectCount(chart).toBe(1);
    expect(await chart.evaluate((svg) => svg.getBoundingClientRect().height)).toBe(220);
    await expectCount(page.locator('.budget-lanes .lane-rule')).toBe(1);
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => widthBeyond(page)).toBe(0);
    await close();
  });

  it('is printed with its charts at the width of the paper, and without controls', async () => {
    const { page, close } = await open('/s/work-orders');
    await expectCount(page.locator('.part-line .recharts-surface')).toBe(1);
    await page.emulateMedia({ media: 'print' });
    const widthOf = () =>
      page.locator('.part-line .recharts-surface').evaluate((svg) => svg.getBoundingClientRect().width);
    await expect.poll(widthOf).toBe(680);
    expect(await page.locator('.chart-controls').isVisible()).toBe(false);
    expect(await page.locator('.objective-tabs').isVisible()).toBe(false);
    expect(await textOf(page.locator('.service-facts'))).toContain('4 in 10');
    await close();
  });
});
