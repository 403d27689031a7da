import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReceiptAnswer } from '#shared/api/receipts.ts';
import { HOUR_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: press, name: { en: Press data, ko: 프레스 }, owner: MES team, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;
const start = '2025-11-21T06:00:00Z';
const startMs = Date.parse(start);

/** The receipt that the page of the address shows, as the API gives it. */
const receiptOf = (board: TestBoard, page: Page): Promise<ReceiptAnswer> =>
  board.get(`/api/v1${new URL(page.url()).pathname}`);

/** Presses Tab until the link of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  for (let pressed = 0; pressed < 30; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await focused()) === name) return;
  }
  throw new Error(`no link "${name}" in reach of Tab`);
}

describeInBrowser('from a service to the receipt of its figure', (browser) => {
  let board: TestBoard;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    // 5 hours of 2 000, 6 of 10 000 bad: 99.94 % exactly; 10 may be bad, so 40 % of the budget is left.
    await push(board, [
      ...talliesBetween({ service: 'press', total: 2_000 }, startMs - 4 * HOUR_MS, startMs, HOUR_MS),
      ...talliesBetween(
        { service: 'press', total: 2_000, bad: 6 },
        startMs - 4 * HOUR_MS,
        startMs - 3 * HOUR_MS,
        HOUR_MS,
      ),
      ...talliesBetween({ service: 'press', total: 2_000 }, startMs, startMs + 1),
    ]);
  });
  afterAll(() => board.close());

  it('by clicking: the same figure on every page as in the API, and titles that begin with the state', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/services`);
    await expect.poll(() => page.title()).toBe('No service needs someone · Services');
    await expectText(page.locator('tbody tr')).toContain('99.94% in 30 days, target 99.9%');
    await expectText(page.locator('tbody tr')).toContain('40% 4 of 10 failures left');
    await page.locator('main').getByRole('link', { name: 'Press data' }).click();

    await expect.poll(() => new URL(page.url()).pathname).toBe('/s/press');
    await expectText(page.locator('h1')).toBe('Press data 프레스');
    await expect.poll(() => page.title()).toBe('Within agreement · Press data');
    await expectText(page.locator('main')).toContain('9,994 good of 10,000');
    await page.getByRole('link', { name: 'Receipt' }).first().click();

    await expectText(page.locator('.values')).toMatch(/As made 99\.94% n = 10,000 .* Now 99\.94% n = 10,000/);
    await expect.poll(() => page.title()).toMatch(/^Within agreement · /);
    const receipt = await receiptOf(board, page);
    expect([receipt.asMade.value, receipt.now.value, receipt.now.n]).toEqual([0.9994, 0.9994, 10_000]);
    await expectText(page.locator('pre')).toBe(receipt.formula);
    expect(troubles).toEqual([]);
    await close();
  });

  it('with the keyboard alone', async () => {
    const { page, close } = await browser.open(`${board.url}/services`);
    await expectCount(page.locator('tbody tr')).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await tabTo(page, 'Press data');
    await page.keyboard.press('Enter');
    await expectText(page.locator('h1')).toBe('Press data 프레스');
    await tabTo(page, 'Receipt');
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused === null ? 'none' : getComputedStyle(focused).outlineStyle;
    });
    expect(outline).not.toBe('none');
    await page.keyboard.press('Enter');
    await expectCount(page.locator('.values')).toBe(1);
    await close();
  });

  it('speaks Korean where the address asks, and keeps it from page to page', async () => {
    const { page, close } = await browser.open(`${board.url}/services?lang=ko`);
    await page.locator('main').getByRole('link', { name: '프레스' }).click();
    await expectText(page.locator('h1')).toBe('프레스 Press data');
    expect(new URL(page.url()).searchParams.get('lang')).toBe('ko');
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    await close();
  });

  it('the open pages follow the facts, and a receipt keeps what it said', async () => {
    const services = await browser.open(`${board.url}/services`);
    const service = await browser.open(`${board.url}/s/press`);
    await service.page.getByRole('link', { name: 'Receipt' }).first().click();
    await expectText(service.page.locator('.values')).toContain('The same figure as when it was made.');

    // The same minute again replaces it: 10 of its 2 000 were bad after all, so 16 of 10 000, where 10 may be.
    await push(board, talliesBetween({ service: 'press', total: 2_000, bad: 10 }, startMs, startMs + 1));
    const row = services.page.locator('.section-debt tbody tr');
    await expectText(services.page.locator('.service-pane')).toContain('99.84% in 30 days, target 99.9%');
    await expectText(row).toContain('−60%');
    await expectText(service.page.locator('.values')).toMatch(
      /As made 99\.94% n = 10,000 .* Now 99\.84% n = 10,000 · The facts have changed since\./,
    );
    await services.close();
    await service.close();
  });

  it('an unknown service and an unknown page say so', async () => {
    const unknown = await browser.open(`${board.url}/s/nowhere`);
    await expectText(unknown.page.locator('h1')).toBe('There is no such service');
    await expectText(unknown.page.locator('.trouble')).toContain('nowhere');
    await unknown.close();
    const nothing = await browser.open(`${board.url}/no/such/page`);
    await expectText(nothing.page.locator('h1')).toBe('There is no such page');
    await nothing.close();
  });
});
