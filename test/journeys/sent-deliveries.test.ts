import { expect, it } from 'vitest';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, widthBeyond } from '../harness/browser.ts';
import { payloadHooks, sentPayload } from '../harness/sent-payloads.ts';

const startAt = '2025-11-21T06:00:00Z';
const team = 'team: { name: Plant, timeZone: Asia/Seoul, language: en }';
/** Whose repository it is that `sentPayload` tells of, and not. */
const yamlWith = (repository: string): string => `${team}
services:
  - { id: press, name: Press data, repository: "${repository}" }
${payloadHooks}`;

describeInBrowser('what tools send to the board', (browser) => {
  it('is listed where it cannot be read or matched, and read again from the page', async () => {
    const board = await startTestBoard({ yaml: yamlWith('https://github.com/acme/other'), startAt });
    const send = async (hook: string, body: string, headers: Record<string, string>) =>
      (await board.send('POST', `/hooks/${hook}`, body, headers)).status;
    const deployed = sentPayload(0, '2025-11-21T05:59:00Z');
    expect(await send(deployed.hook, deployed.body, { ...deployed.headers })).toBe(202);
    const alert = { 'content-type': 'application/json', authorization: 'Bearer of-the-alerts' };
    expect(
      await send('alerts', '{"version":"4","alerts":"<img src=x onerror=window.hacked=1>"}', alert),
    ).toBe(202);
    expect(await send('alerts', '{}', { 'content-type': 'application/json' })).toBe(401);
    await board.clock.advance(2_000);

    const { page, troubles, close } = await browser.open(`${board.url}/setup/sources`);
    const hook = (name: string) => page.locator('.hooks tbody tr', { hasText: `${board.url}/hooks/${name}` });
    await expectText(page.locator('h1')).toBe('2 hooks are heard; no source is asked yet');
    await expectText(hook('github')).toContain('github GitHub Address to paste');
    await expectText(hook('github')).toContain('signed over its body');
    await expectText(hook('github')).toContain('1 names no service here');
    await expectText(hook('alerts')).toContain('1 delivery refused without a proof that holds');
    await expectText(hook('pager')).toContain('nothing yet');

    const trouble = page.locator('.deliveries tbody tr');
    await expectCount(trouble).toBe(2);
    await expectText(trouble.nth(0)).toContain('Could not be read body.alerts is');
    await trouble
      .nth(0)
      .getByRole('button', { name: /^Read it again: / })
      .click();
    await expectText(page.locator('main')).toContain('Read again: could not be read.');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    for (const width of [1920, 1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await widthBeyond(page)).toBe(0);
    }
    expect(await seriousFaults(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
    await board.stop();

    // The repository is configured: what named no service is read by itself.
    const mended = await startTestBoard({
      yaml: yamlWith('https://github.com/acme/press'),
      startAt,
      clock: board.clock,
      dataDir: board.dataDir,
    });
    await mended.clock.advance(2_000);
    const after = await browser.open(`${mended.url}/setup/sources`);
    await expectCount(after.page.locator('.deliveries tbody tr')).toBe(1);
    await after.page.goto(`${mended.url}/releases`);
    await expectText(after.page.locator('h1')).toBe('The one release did not fail');
    await after.close();
    await mended.close();
  });

  it('says that nothing is set up where no hook is', async () => {
    const board = await startTestBoard({ yaml: `${team}\nservices: [{ id: press }]`, startAt });
    const { page, close } = await browser.open(`${board.url}/setup/sources`);
    await expectText(page.locator('main')).toContain(
      'Nothing is set up to be sent here. Name a hook in andon.yaml',
    );
    await close();
    await board.close();
  });
});
