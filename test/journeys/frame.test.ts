import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MINUTE_MS } from '#shared/units.ts';
import type { TestBoard } from '../harness/board.ts';
import {
  describeInBrowser,
  expectCount,
  expectText,
  type Screen,
  type ScreenOptions,
  widthBeyond,
} from '../harness/browser.ts';
import { startPlantBoard } from '../harness/plant-board.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

describeInBrowser('what stands around every page', (browser) => {
  let board: TestBoard;
  const screens: Screen[] = [];
  beforeAll(async () => {
    board = await startPlantBoard();
  });
  afterAll(() => board.close());
  beforeEach(() => async () => {
    for (const screen of screens.splice(0)) {
      expect(screen.troubles).toEqual([]);
      await screen.close();
    }
  });

  const open = async (path: string, options: ScreenOptions = {}): Promise<Page> => {
    const screen = await browser.open(`${board.url}${path}`, { width: 1440, height: 900, ...options });
    screens.push(screen);
    await expectCount(screen.page.locator('h1')).toBe(1);
    return screen.page;
  };
  const serverNow = (): string =>
    new Date(Math.floor(board.clock.nowMs() / 1_000) * 1_000).toISOString().replace('.000', '');
  const pathOf = (page: Page): string => page.url().slice(board.url.length);

  it('copies an address that shows later what is seen now', async () => {
    const page = await open('/services?lang=en');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const at = serverNow();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(page.locator('.frame-tools [role=status]')).toBe('Link copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    // Answers are kept for up to five seconds, and the server's time is read from one.
    expect(copied.replace(/at=.*/, 'at=')).toBe(`${board.url}/services?lang=en&at=`);
    expect(Math.abs(Date.parse(copied.split('at=')[1] ?? '') - Date.parse(at))).toBeLessThanOrEqual(5_000);
    expect(copied).toMatch(/at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('copies where the browser gives pages no clipboard, as over plain HTTP', async () => {
    const page = await open('/glossary', {
      prepare: (opened) =>
        opened.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })),
    });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectText(page.locator('.frame-tools [role=status]')).toBe('Link copied');
    await page.keyboard.press('/');
    await page.keyboard.press('Control+V');
    expect(await page.locator('#search').inputValue()).toBe(`${board.url}/glossary`);
  });

  it('shows the address, marked, where the browser lets no page copy', async () => {
    const page = await open('/glossary?lang=ko', {
      prepare: (opened) =>
        opened.addInitScript(() => {
          Object.defineProperty(navigator, 'clipboard', { value: undefined });
          document.execCommand = () => false;
        }),
    });
    await page.keyboard.press('c');
    const field = page.getByLabel('지금 보이는 화면의 주소');
    expect(await field.inputValue()).toBe(`${board.url}/glossary?lang=ko`);
    expect(await field.evaluate((box: HTMLInputElement) => box.selectionEnd)).toBe(
      `${board.url}/glossary?lang=ko`.length,
    );
    await page.keyboard.press('Escape');
    await expectCount(field).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('링크 복사');
  });

  it('says which moment is looked at, keeps it from page to page, and goes back to now', async () => {
    const page = await open('/services?at=2025-11-20T06:10:00Z');
    const bar = page.locator('.moment-bar');
    await expectText(bar).toBe('You are looking at Thu 20 Nov, 15:10 Back to live');
    // A day before, nothing burned.
    await expectText(page.locator('h1')).toContain('No service needs someone');
    await page.getByRole('link', { name: 'Press data' }).first().click();
    await expectText(bar).toContain('You are looking at Thu 20 Nov, 15:10');
    expect(pathOf(page)).toBe('/s/press?at=2025-11-20T06%3A10%3A00Z');
    await page.getByRole('link', { name: 'Setup' }).click();
    await expectText(bar).toContain('This page cannot show Thu 20 Nov, 15:10: it shows what is now');
    await page.getByRole('link', { name: 'Services' }).click();
    await bar.getByRole('link').click();
    await expectCount(bar).toBe(0);
    expect(pathOf(page)).toBe('/services');
    await expectText(page.locator('h1')).toContain('1 service needs someone');
  });

  it('never leads to a wall of the past', async () => {
    const page = await open('/services?at=2025-11-20T06:10:00Z&lang=ko');
    await expectText(page.locator('.moment-bar')).toContain('11월 20일 (목) 15:10 시점을 보고 있습니다');
    expect(await page.getByRole('link', { name: '월보드' }).getAttribute('href')).toBe('/wall?lang=ko');
  });

  it.each([
    ['yesterday', 'The address asks for a moment that cannot be read: yesterday'],
    ['1969-01-01T00:00:00Z', 'The address asks for a moment that cannot be read: 1969-01-01T00:00:00Z'],
    ['2025-02-30T99:00:00Z', 'The address asks for a moment that cannot be read: 2025-02-30T99:00:00Z'],
  ])('says what is wrong with a moment that is none, with the way back: %s', async (at, said) => {
    const screen = await browser.open(`${board.url}/services?at=${at}`);
    const { page } = screen;
    await expectText(page.locator('.moment-bar')).toBe(`${said} Back to live`);
    await expectText(page.locator('h1')).toBe('This could not be read');
    await expectText(page.locator('main')).toMatch(/2026-11-21T15:10:00Z|1970 to 2100/);
    await page.getByRole('link', { name: 'Back to live' }).click();
    await expectText(page.locator('h1')).toContain('needs someone');
    // The browser itself writes a line for an answer of 400.
    expect(screen.troubles.filter((trouble) => !trouble.includes('400 (Bad Request)'))).toEqual([]);
    await screen.close();
  });

  it('shows what is now where the moment has not come yet', async () => {
    const page = await open('/services?at=2099-01-01T00:00:00Z');
    await expectText(page.locator('.moment-bar')).toContain('has not come yet: this is what is now');
    await expectText(page.locator('h1')).toContain('1 service needs someone');
  });

  it('begins at the last place used on this device', async () => {
    const page = await open('/');
    expect(pathOf(page)).toBe('/services');
    await page.getByRole('link', { name: 'Incidents' }).click();
    await expectText(page.locator('h1')).toContain('incident');
    await page.getByRole('link', { name: 'Setup' }).click();
    await page.goto(`${board.url}/`);
    await expectText(page.locator('h1')).toContain('incident');
    expect(pathOf(page)).toBe('/incidents');
  });

  it('is led by keys, lists them, and lets them be switched off', async () => {
    const page = await open('/services');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/releases');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL('**/incidents');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await expectText(help).toContain('g, then s Go to Services');
    await expectText(help).toContain('c Copy the link to what is shown');
    await help.getByRole('checkbox').click();
    await page.keyboard.press('Escape');
    await expectCount(page.locator('dialog[open]')).toBe(0);
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expectCount(page.locator('dialog[open]')).toBe(0);
    expect(pathOf(page)).toBe('/incidents');
    // The button still opens the help, where they are switched on again.
    await page.getByRole('button', { name: 'Keys' }).click();
    await help.getByRole('checkbox').click();
    await help.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL('**/services');
  });

  it('leaves keys alone that are written into a field', async () => {
    const page = await open('/glossary');
    await page.keyboard.press('/');
    await page.keyboard.type('gs?c');
    expect(await page.locator('#search').inputValue()).toBe('gs?c');
    await page.waitForURL('**/glossary?q=gs%3Fc');
    await expectCount(page.locator('dialog[open]')).toBe(0);
  });

  it('reads changes of state aloud, and nothing else', async () => {
    const page = await open('/glossary');
    const region = page.locator('p[aria-live=polite]');
    await expectCount(region).toBe(1);
    await expectText(region).toBe('');
    const nowMs = board.clock.nowMs();
    board.clock.jumpWall(11_000);
    await push(board, talliesBetween({ service: 'press', total: 100_000, bad: 50_000 }, nowMs, nowMs + 1));
    await expectText(region).toBe('Press data is outside agreement, burning');
  });

  it('explains words in both languages, found by search and by address', async () => {
    const page = await open('/glossary#usual-range');
    await expectText(page.locator('#usual-range')).toContain('mean ± 2.66 × mean moving range');
    await expectText(page.locator('#usual-range [lang=ko]')).toContain('평소 범위');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('usual-range');
    await page.locator('#search').fill('소진 속도');
    await expectText(page.locator('h1 ~ [role=status]')).toMatch(/of \d+ terms/);
    await expectCount(page.locator('#burn-rate')).toBe(1);
    await page.locator('#search').fill('<b>nothing</b>');
    await expectText(page.locator('.empty')).toBe('No term contains "<b>nothing</b>". Show all terms');
    await page.getByRole('link', { name: 'Show all terms' }).click();
    await expectCount(page.locator('#burn-rate')).toBe(1);
  });

  it('keeps the focus on the page that a key opens, and finds the search from where there is none', async () => {
    const page = await open('/services');
    await page.locator('.row-link').first().focus();
    await page.keyboard.press('Enter');
    await expectCount(page.locator('.service-page')).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search');
    expect(pathOf(page)).toBe('/services#search');
  });

  it('explains a word where it stands: by focus and by pointer, until Esc, with the way to the glossary', async () => {
    const page = await open('/s/press?lang=en', { width: 390, height: 844 });
    const word = page.getByRole('button', { name: 'Lead time for changes' });
    const tip = page.locator('.term-tip');
    await word.focus();
    await expectText(tip).toBe("Time from a change's commit until it runs in production. In the glossary");
    expect(await widthBeyond(page)).toBe(0);
    await page.keyboard.press('Escape');
    await expectCount(tip).toBe(0);
    await page.mouse.move(0, 0);
    await page.locator('h1').click();
    await word.hover();
    await tip.hover();
    await expectCount(tip).toBe(1);
    await tip.getByRole('link').click();
    await expectText(page.locator('#lead-time h3')).toBe('Lead time for changes');
    expect(pathOf(page)).toBe('/glossary?lang=en#lead-time');
  });

  it('says so where a part of the app is gone, as after an update, and never goes blank', async () => {
    const screen = await browser.open(`${board.url}/services`);
    const { page } = screen;
    await expectCount(page.locator('h1')).toBe(1);
    await page.route('**/GlossaryScreen-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('link', { name: 'Glossary' }).click();
    await expectText(page.locator('h1')).toBe('This page could not be drawn');
    await page.unroute('**/GlossaryScreen-*.js');
    await page.getByRole('button', { name: 'Load the page anew' }).click();
    await expectText(page.locator('h1')).toBe('Glossary');
    await screen.close();
  });

  it.each(['en', 'ko'])('fits a phone, its header too, %s', async (lang) => {
    const page = await open(`/services?lang=${lang}&at=2025-11-20T06:10:00Z`, { width: 390, height: 844 });
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await widthBeyond(page)).toBe(0);
    }
    const heights = await page
      .locator('.nav a, .nav button, .moment-bar a, .foot a, .foot button')
      .evaluateAll((targets) =>
        targets
          .filter((each) => each.getClientRects().length > 0)
          .map((each) => each.getBoundingClientRect().height),
      );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
  });

  it('does not ask again about a moment of the past while the board lives on', async () => {
    const page = await open('/services?at=2025-11-20T06:10:00Z');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // Two hints, and what they ask for: the second is answered after the first has asked for everything.
    for (let hint = 0; hint < 2; hint += 1) {
      board.clock.jumpWall(MINUTE_MS);
      const heard = page.waitForResponse('**/api/v1/board-head');
      const nowMs = board.clock.nowMs();
      await push(board, talliesBetween({ service: 'labels', total: 100_000 }, nowMs, nowMs + 1));
      await heard;
    }
    expect(asked.filter((path) => path === '/api/v1/board-head').length).toBeGreaterThanOrEqual(2);
    expect(asked.filter((path) => path === '/api/v1/services')).toEqual([]);
  });
});
