import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectText, widthBeyond } from '../harness/browser.ts';

describeInBrowser('a board on which nothing is configured', (browser) => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml: 'team: { name: Plant }\n', startAt: '2025-11-21T06:00:00Z' });
  });
  afterAll(() => board.close());

  it('shows on a phone what to write, with its indentation, in a box that scrolls', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/setup/sources`, { width: 390 });
    await expectText(page.locator('h1')).toBe('Nothing is connected yet');
    const box = page.locator('.first-source');
    // Lines that were broken would begin at the edge, which means something else in YAML.
    const [lines, height, lineHeight] = await box.evaluate((pre) => {
      const style = getComputedStyle(pre);
      const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
      return [
        pre.textContent.split('\n').length,
        pre.clientHeight - padding,
        Number.parseFloat(style.lineHeight),
      ];
    });
    expect(Math.round(height / lineHeight)).toBe(lines);
    expect(await box.evaluate((pre) => pre.scrollWidth > pre.clientWidth)).toBe(true);
    expect(await widthBeyond(page)).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it('begins header and page at the same edge on a wide screen', async () => {
    const { page, close } = await browser.open(`${board.url}/setup/sources`);
    const leftOf = (selector: string) =>
      page.locator(selector).evaluate((part) => Math.round(part.getBoundingClientRect().left));
    await expectText(page.locator('h1')).toBe('Nothing is connected yet');
    expect(await leftOf('.brand')).toBe(await leftOf('h1'));
    await close();
  });
});
