import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';

/** What a reader waits for on a page. */
export interface PaintedPage {
  readonly name: string;
  readonly path: string;
  /** Stands on the page once it says what the reader came for. */
  readonly selector: string;
}

export interface Painted {
  /** From the navigation until what was waited for is painted. */
  readonly paintedMs: number;
  /** Cumulative layout shift of Chromium until two seconds later; 0 where nothing moved. */
  readonly shift: number;
  /** JavaScript that was loaded, as gzip would send it. */
  readonly scriptBytes: number;
}

/** On a desktop of six times the patience: what a television or an old notebook has. */
const SLOWDOWN = 6;
const SETTLE_MS = 2_000;
const LONGEST_MS = 120_000;

/** Runs in the page before anything else of it. */
function watchPaint(selector: string): void {
  const seen = { paintedMs: 0, shift: 0 };
  Object.assign(window, { andonPaint: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (document.querySelector(selector) === null) {
      requestAnimationFrame(look);
      return;
    }
    // The frame that holds it is on the screen when the task after the next frame runs.
    requestAnimationFrame(() =>
      setTimeout(() => {
        seen.paintedMs = performance.now();
      }),
    );
  };
  requestAnimationFrame(look);
}

async function waitForPaint(page: Page): Promise<Omit<Painted, 'scriptBytes'>> {
  await page.waitForFunction(
    () => (window as unknown as { andonPaint: { paintedMs: number } }).andonPaint.paintedMs > 0,
    undefined,
    { timeout: LONGEST_MS },
  );
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(() => (window as unknown as { andonPaint: Painted }).andonPaint);
}

/** Opens a page with nothing in the browser's cache and a sixth of the CPU. */
export async function measurePage(browser: Browser, url: string, wanted: PaintedPage): Promise<Painted> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.addInitScript(watchPaint, wanted.selector);
  await page.goto(url + wanted.path);
  const painted = await waitForPaint(page);
  const bytes = await Promise.all(scripts);
  await context.close();
  return { ...painted, scriptBytes: bytes.reduce((sum, each) => sum + each, 0) };
}
