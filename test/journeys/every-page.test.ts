import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyFault } from '../harness/axe.ts';
import type { TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, textOf, widthBeyond } from '../harness/browser.ts';
import { startPlantBoard } from '../harness/plant-board.ts';

/** Every page at a desk, with the words its title ends with. */
const pages = [
  ['/services', 'Services', '서비스'],
  ['/s/orders', 'Work orders', '작업지시'],
  ['/s/press', 'Press data', '프레스'],
  ['/s/orders/budget', null, null],
  ['/trends/lead-time', null, null],
  ['/incidents', 'Incidents', '장애'],
  ['/incidents/press/1', null, null],
  ['/releases', 'Releases', '배포'],
  ['/releases/press/production/r3', null, null],
  ['/evidence/lead-time?window=28d', null, null],
  ['RECEIPT', null, null],
  ['/setup', 'Setup', null],
  ['/setup/sources', null, null],
  ['/glossary', 'Glossary', '용어집'],
  ['/services?at=2025-11-20T06:10:00Z', 'Services', '서비스'],
  ['/no-such-page', null, null],
] as const;

/** What the keyboard meets, in the order of `Tab`, until it comes round; `null` where a stop cannot be seen. */
async function tabStops(page: Page): Promise<(string | null)[]> {
  const stops: (string | null)[] = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return undefined;
      const { left, top, right, bottom, width, height } = activeElement.getBoundingClientRect();
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isSeen = width > 0 && height > 0 && over !== null;
      const isCovered = over !== null && !activeElement.contains(over) && !over.contains(activeElement);
      const name = `${activeElement.tagName} ${activeElement.textContent?.slice(0, 40)}`;
      return isSeen && !isCovered ? name : `HIDDEN ${name}`;
    });
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

describeInBrowser('every page at a desk', (browser) => {
  let board: TestBoard;
  let receipt = '';
  beforeAll(async () => {
    board = await startPlantBoard();
    const answer = await board.get<{ receipt: string }>('/api/v1/figures?metric=lead-time&window=28d');
    receipt = `/receipts/${answer.receipt}`;
  });
  afterAll(() => board.close());

  const cases = pages.flatMap(([path, en, ko]) => [
    { path, lang: 'en' as const, ends: en },
    { path, lang: 'ko' as const, ends: ko },
  ]);

  it.each(cases)(
    '$path in $lang is whole: title, heading, faults, width, keys',
    async ({ path, lang, ends }) => {
      const url = new URL(path === 'RECEIPT' ? receipt : path, board.url);
      url.searchParams.set('lang', lang);
      const { page, troubles, close } = await browser.open(url.href, {
        width: 1440,
        height: 900,
        theme: 'light',
      });
      await expectCount(page.locator('h1')).toBe(1);
      await expectCount(page.locator('.loading')).toBe(0);

      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
      const title = await page.title();
      expect(title).not.toBe('Andon');
      if (ends !== null) expect(title).toMatch(new RegExp(`. · ${ends}$`));
      expect((await textOf(page.locator('h1'))).length).toBeGreaterThan(1);

      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          expect({ theme, width, faults: await everyFault(page) }).toEqual({ theme, width, faults: [] });
          expect({ width, beyond: await widthBeyond(page) }).toEqual({ width, beyond: 0 });
        }
      }
      await page.setViewportSize({ width: 320, height: 700 });
      // A chart follows the width of its page one frame later.
      await expect.poll(() => widthBeyond(page)).toBe(0);

      await page.setViewportSize({ width: 1440, height: 900 });
      const stops = await tabStops(page);
      expect(stops.length).toBeGreaterThan(10);
      expect(stops.filter((stop) => stop?.startsWith('HIDDEN'))).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    },
  );
});
