import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, widthBeyond } from '../harness/browser.ts';

describeInBrowser('the setup page', (browser) => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({
      yaml: 'services: [{ id: work-orders }, { id: stock }]',
      startAt: '2025-11-21T06:00:00Z',
    });
  });
  afterAll(() => board.close());

  it('shows on a phone what to paste, with the address of the board and its first service', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/setup`, { width: 390 });
    const summaries = page.locator('.snippet > summary');
    await expectCount(summaries).toBe(18);
    // Opened as a keyboard does.
    const curl = page.locator('.snippet', { has: page.locator('summary', { hasText: /^curl$/ }) }).first();
    await curl.locator('summary').focus();
    await page.keyboard.press('Enter');
    const text = await curl.locator('textarea').inputValue();
    expect(text).toContain(`-X POST "${board.url}/api/v1/deployments"`);
    expect(text).toContain('"service":"work-orders"');
    for (const summary of await summaries.all())
      if (!(await summary.evaluate(({ parentElement }) => parentElement?.hasAttribute('open'))))
        await summary.click();
    expect(await widthBeyond(page)).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it('takes what is still to come for the last release no more than for one that was', async () => {
    const tell = (id: string, startedAt: string) =>
      board.send('POST', '/api/v1/incidents/history', [
        { service: 'stock', id, title: id, severity: 2, startedAt },
      ]);
    await tell('of-next-year', '2026-11-21T06:00:00Z');
    const { page, close } = await browser.open(`${board.url}/setup`);
    await expectText(page.locator('.checklist')).toContain('Can we see incidents? None was heard of yet.');
    await tell('of-today', '2025-11-21T05:59:00Z');
    await page.reload();
    await expectText(page.locator('.checklist')).toContain(
      'The last one: stock, of-today, Fri 21 Nov, 05:59.',
    );
    await close();
  });

  it('says of each figure what it still needs, with the line that brings it', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/setup`);
    const metric = page.locator('.readiness > li', { has: page.getByRole('heading', { name: 'Lead time' }) });
    await expectText(metric).toContain('It needs releases: 0 received.');
    await metric.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await metric.locator('textarea').inputValue()).toContain(`"${board.url}/api/v1/deployments"`);
    const deploy = (id: string, finishedAt: string, changes?: object[]) =>
      board.send('POST', '/api/v1/deployments', { service: 'stock', id, finishedAt, changes });
    await deploy('one', '2025-11-10T06:00:00Z');
    await page.reload();
    await expectText(metric).toContain(
      'It needs releases with the commit times of their changes: 0 received.',
    );
    await deploy('two', '2025-11-20T06:00:00Z', [
      { sha: 'a'.repeat(40), committedAt: '2025-11-19T06:00:00Z' },
    ]);
    await page.reload();
    await expectText(metric).toContain('24 h, n 1. The usual range needs 12 weeks: 0 so far.');
    expect(troubles).toEqual([]);
    await close();
  });

  it('makes the address for a television of its size', async () => {
    const { page, close } = await browser.open(`${board.url}/setup?lang=ko`);
    const address = page.locator('.wall-address textarea');
    expect(await address.inputValue()).toBe(`${board.url}/wall?lang=ko&tv=55&dist=6`);
    await page.getByLabel('화면 크기(인치)').fill('75');
    await page.getByLabel('가장 먼 사람까지의 거리(미터)').fill('8.5');
    expect(await address.inputValue()).toBe(`${board.url}/wall?lang=ko&tv=75&dist=8.5`);
    await close();
  });

  it('makes the first token, fills it in and says that it copied', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/setup`);
    await page.locator('button.make-token').click();
    const made = page.locator('.checklist > li').nth(1).locator('.copy-box').first();
    await expectText(made.locator('.copy-head > span').first()).toBe('Token for releases and incidents');
    const token = await made.locator('textarea').inputValue();
    expect(token).toMatch(/^andon_[\w-]{43}$/);
    const button = made.locator('button');
    await button.click();
    await expectText(button).toBe('Copied');
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    const shown = page.locator('.snippet textarea');
    const texts = await shown.evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
    expect(texts.filter((text) => text.includes(token)).length).toBeGreaterThan(5);
    expect(texts.join()).not.toContain('TOKEN_OF_THIS_BOARD');
    expect(troubles).toEqual([]);
    await close();
  });

  it('says at once that there is one, how another is made, and takes it from there', async () => {
    const { page, close } = await browser.open(`${board.url}/setup`);
    await expectText(page.locator('.checklist')).toContain('there is one already. Paste it below');
    await expectCount(page.locator('button.make-token')).toBe(0);
    const [command] = await page
      .locator('.checklist > li:nth-child(2) .copy-box textarea')
      .first()
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
    expect(command).toContain('andon -- token create');
    const field = page.locator('.token-paste input');
    await field.fill('no token at all');
    const box = page.locator('.snippet textarea', { hasText: 'gh secret set' });
    expect(await box.inputValue()).toContain('TOKEN_OF_THIS_BOARD');
    await field.fill('  andon_pasted-from_there ');
    await expect.poll(() => box.inputValue()).toContain("'andon_pasted-from_there'");
    await close();
  });
});
