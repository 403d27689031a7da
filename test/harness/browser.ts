import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';

const places = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((path) => path !== '' && existsSync(path)) ?? null;

/** Without these Chromium asks its maker's hosts for things, which a machine without internet waits for. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ScreenOptions {
  /** CSS px; 1920 × 1080 where nothing is said. */
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'dark' | 'light';
  /** Called before the page is asked for, to set its clock for example. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A page in a browser of its own, and what went wrong in it. */
export interface Screen {
  readonly page: Page;
  /** Errors of the page's scripts and console, refusals of its policy, and requests to another origin. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/**
 * The screen stands in another zone and speaks another language than any team of a test, and its clock is
 * five years slow: what is shown must come from the server.
 */
const elsewhere: BrowserContextOptions = { locale: 'en-US', timezoneId: 'America/New_York' };
const deviceTime = '2020-01-01T00:00:00Z';

const readTroubles = (page: Page, origin: string): string[] => {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) troubles.push(`left the origin: ${url.href}`);
  });
  return troubles;
};

export async function openScreen(
  browser: Browser,
  url: string,
  options: ScreenOptions = {},
): Promise<Screen> {
  const { width = 1920, height = 1080, theme = 'dark' } = options;
  const context = await browser.newContext({
    ...elsewhere,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height },
  });
  const page = await context.newPage();
  const troubles = readTroubles(page, new URL(url).origin);
  if (options.prepare) await options.prepare(page);
  else await page.clock.setFixedTime(deviceTime);
  await page.goto(url);
  return { page, troubles, close: () => context.close() };
}

/** By how many px the page is wider than its window: 0 where nothing has to be scrolled sideways. */
export const widthBeyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const LOOK_MS = 10_000;

/** What a place on the screen reads now, white space as single spaces. */
export const textOf = async (place: Locator): Promise<string> =>
  (await place.innerText({ timeout: 1_000 })).replace(/\s+/g, ' ').trim();

/** Looks again and again at what a place on the screen reads: `await expectText(tile).toBe('…')`. */
export const expectText = (place: Locator) =>
  expect.poll(() => textOf(place), { timeout: LOOK_MS, interval: 20 });

/** As `expectText`, for how many there are. */
export const expectCount = (places: Locator) =>
  expect.poll(() => places.count(), { timeout: LOOK_MS, interval: 20 });

/** A browser that opens before the tests of a file and closes after them. */
export interface TestBrowser {
  open(url: string, options?: ScreenOptions): Promise<Screen>;
}

const whySkipped = 'skipped: no Chromium was found; name one in $CHROMIUM';

/**
 * `describe` for tests in a real browser. Where no Chromium is found they are skipped; the title says why, and so
 * does a line on stderr, since reporters leave out the titles of what was skipped.
 */
export function describeInBrowser(title: string, body: (browser: TestBrowser) => void): void {
  if (executablePath === null) {
    process.stderr.write(`${title} (${whySkipped})\n`);
    describe.skip(`${title} (${whySkipped})`, () =>
      body({ open: () => Promise.reject(new Error('no Chromium was found')) }));
    return;
  }
  describe(title, () => {
    let browser: Browser | null = null;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: quiet });
    });
    afterAll(() => browser?.close());
    body({
      open: (url, options) => {
        if (browser === null) throw new Error('the browser is not open yet');
        return openScreen(browser, url, options);
      },
    });
  });
}
