import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectText } from '../harness/browser.ts';

/** More than the six connections that a browser opens to one host. */
const TABS = 9;

describeInBrowser('many tabs of one browser', (browser) => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml: 'services: [{ id: shop }]', startAt: '2025-11-21T06:00:00Z' });
  });
  afterAll(() => board.close());

  const tell = async (version: string, finishedAt: string): Promise<void> => {
    await board.send('POST', '/api/v1/deployments', { service: 'shop', id: version, version, finishedAt });
    await board.clock.advance(1_000);
  };

  it('all open, and all hear of a fact, also where the one that listens is closed', async () => {
    const first = await browser.open(`${board.url}/releases`);
    const pages: Page[] = [first.page];
    for (let tab = 1; tab < TABS; tab += 1) {
      const page = await first.page.context().newPage();
      await page.goto(`${board.url}/releases`);
      await expectText(page.locator('h1')).toContain('release');
      pages.push(page);
    }
    await tell('1.0', '2025-11-21T05:00:00Z');
    for (const page of pages) await expectText(page.locator('main')).toContain('1.0');
    await pages.shift()?.close();
    // The next tab takes the stream over, and is told all of what it may have missed.
    await tell('2.0', '2025-11-21T05:30:00Z');
    for (const page of pages) await expectText(page.locator('main')).toContain('2.0');
    expect(first.troubles).toEqual([]);
    await first.close();
  });
});
