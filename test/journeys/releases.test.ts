import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashSecret } from '../../server/tokens.ts';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, widthBeyond } from '../harness/browser.ts';

// The plan of Thursdays: 13 November was kept; on the 6th nothing went out.
const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: work-orders, name: { en: Work orders, ko: 작업지시 }, releases: weekly on Thursday 22:00 }
  - { id: labels, name: Labels }
agreement:
  signedBy: [development]
  metrics:
    lead-time: { atMost: 4d, window: 28d }
    change-failure-rate: { atMost: 15%, window: 90d }
`;

const attack = '<img src=x onerror="window.hacked=1">';

describeInBrowser('the releases of a board', (browser) => {
  let board: TestBoard;

  const deploy = async (body: Record<string, unknown>): Promise<void> => {
    const { status } = await board.send('POST', '/api/v1/deployments', { service: 'work-orders', ...body });
    expect(status).toBe(201);
  };

  beforeAll(async () => {
    // Friday 21 November, 15:00 in Seoul.
    board = await startTestBoard({ yaml, startAt: '2025-11-21T06:00:00Z' });
    await deploy({ id: 'd1', version: '1.0', finishedAt: '2025-10-31T04:00:00Z' });
    await deploy({
      id: 'd2',
      version: '1.1',
      finishedAt: '2025-11-13T13:10:00Z',
      automated: true,
      changes: [
        // 2 days, and 5 days: one more than agreed.
        { sha: 'a'.repeat(40), committedAt: '2025-11-11T13:10:00Z', message: 'Show the lot\n\nAll of it.' },
        { sha: 'b'.repeat(40), committedAt: '2025-11-08T13:10:00Z', message: attack },
      ],
    });
    await deploy({ id: 'd3', version: '1.0', finishedAt: '2025-11-13T15:00:00Z', rollbackOf: 'd2' });
    await deploy({ id: 'd4', version: '1.2', finishedAt: '2025-11-18T01:00:00Z' });
    await deploy({ id: 'd5', version: '1.3', finishedAt: '2025-11-21T03:00:00Z' });
    await deploy({ id: 'd6', version: '1.4', finishedAt: '2025-11-20T03:00:00Z', result: 'failure' });
    await deploy({ service: 'labels', id: 'l1', version: attack, finishedAt: '2025-11-17T03:00:00Z' });
  });
  afterAll(() => board.close());

  it('say how each went, what it waited, and which planned release was missed', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/releases`);
    // Six went out: d2 was rolled back, d5 is three hours old, and what the pipeline stopped is no release.
    await expectText(page.locator('h1')).toBe('1 of 6 releases failed');
    expect(await page.title()).toBe('1 of 6 failed · Releases');
    await expectText(page.locator('.lead')).toContain('1 is too young to tell');
    const row = (version: string) =>
      page.locator('tbody tr', { has: page.getByRole('link', { name: version, exact: true }) }).first();
    await expectText(row('1.1')).toBe(
      '1.1 Work orders Thu 13 Nov, 22:10 2 changes told by the pipeline 5 d 3 d 12 h failed d3 rolled it back',
    );
    await expectText(row('1.2')).toMatch(/none known ok$/);
    await expectText(row('1.3')).toContain('not yet known, until 22 Nov 12:00');
    await expectText(row('1.4')).toContain('stopped in the pipeline');
    // Since the first release on 31 October three Thursdays were in the plan, of which 13 November was kept.
    const lane = page.getByRole('img', { name: /^Work orders: 5 releases, 1 failed, 1 of 3 planned/ });
    await expectCount(lane).toBe(1);
    await expectCount(lane.locator('.lane-missed')).toBe(2);

    await page.getByLabel('Failed only').check();
    await page.getByRole('button', { name: 'Show' }).click();
    await expectCount(page.locator('tbody tr')).toBe(1);
    expect(new URL(page.url()).search).toBe('?failed=1');
    await page.getByLabel('Service').selectOption('labels');
    await page.getByRole('button', { name: 'Show' }).click();
    await expectText(page.locator('main')).toContain('None of the releases in this time failed.');
    await page.getByRole('link', { name: 'Show all' }).click();
    await expectCount(page.locator('tbody tr')).toBe(7);
    expect(troubles).toEqual([]);
    await close();
  });

  it('keeps what is asked in the address: days of the team, and pages of the list', async () => {
    const { page, close } = await browser.open(`${board.url}/releases?from=2025-11-13&to=2025-11-13`);
    // Both of the 13th in Seoul: 22:10, and 00:00 of the 14th is not.
    await expectText(page.locator('h1')).toBe('1 of 1 release failed');
    await page.goto(`${board.url}/releases?from=2025-13-99`);
    await expectText(page.locator('.trouble')).toContain('not a day of the calendar');
    await close();
  });

  it('shows of one release what it brought against what was agreed, and takes a correction of how it went', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/releases/work-orders/production/d2`);
    await expectText(page.locator('h1')).toBe('1.1 Work orders');
    expect(await page.title()).toBe('failed · 1.1');
    await expectText(page.locator('.sentence')).toBe('It failed.');
    await expectText(page.locator('.medians')).toContain('3 d 12 h commit to production');
    await expect.poll(() => page.locator('.lead-dots .limit-label').textContent()).toBe('agreed ≤ 4 d, v1');
    await expectCount(page.locator('.dot-over')).toBe(1);
    await expectCount(page.locator('.dot')).toBe(1);
    await expectText(page.locator('.changes-table tbody tr').last()).toBe(
      'Show the lot aaaaaaaaaa Tue 11 Nov, 22:10 2 d',
    );
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);

    const evidence = await browser.open(`${board.url}/evidence/change-failure-rate?window=90d`);
    // Of the six, one is too young: one of five.
    await expectText(evidence.page.locator('.values')).toContain('20%');

    await page.getByText('Correct this').click();
    await page.getByLabel('Your name').fill('Kim Ji-ho');
    await page.getByLabel('Why').fill('It was a rehearsal');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.locator('.sentence')).toBe('Nothing says that it failed.');
    await expectText(page.locator('main')).toContain('Kim Ji-ho: It did not fail counts It was a rehearsal');
    await board.clock.advance(1_500);
    await expectText(evidence.page.locator('.values')).toContain('0%');
    await evidence.close();

    await page.getByLabel('It failed', { exact: true }).check();
    await page.getByLabel('Your name').fill('Park Seo-yeon');
    await page.getByLabel('Why').fill('It was not');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.locator('.sentence')).toBe('It failed.');
    await expectText(page.locator('main')).toMatch(
      /Park Seo-yeon: It failed counts It was not .* Kim Ji-ho: It did not fail a later word counts/,
    );
    expect(troubles).toEqual([]);
    await close();
  });

  it('asks for a token where the board wants one, and says why it was not saved', async () => {
    const closed = await startTestBoard({ yaml, startAt: '2025-11-21T06:00:00Z' });
    const body = { service: 'work-orders', id: 'd1', version: '1.0', finishedAt: '2025-11-18T04:00:00Z' };
    await closed.send('POST', '/api/v1/deployments', body);
    const secret = 'a-token-of-this-test';
    closed.server.store.tokens.create('people', ['incidents'], hashSecret(secret), closed.clock.nowMs());
    const { page, close } = await browser.open(`${closed.url}/releases/work-orders/production/d1`);
    await page.getByText('Correct this').click();
    await page.getByLabel('Your name').fill('Kim Ji-ho');
    await page.getByLabel('Why').fill('Labels were wrong');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.locator('.correct')).toContain('Not saved: This needs a token');
    await page.getByLabel('Token').fill(secret);
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.locator('.sentence')).toBe('It failed.');
    await close();
    await closed.close();
  });

  it.each([
    ['the list', '/releases'],
    ['the list in Korean', '/releases?lang=ko&theme=dark'],
    ['a release', '/releases/work-orders/production/d2'],
    ['a release with a name of markup', '/releases/labels/production/l1'],
    ['the events behind a figure', '/evidence/lead-time?window=28d'],
  ])('on a phone: axe finds nothing serious and nothing is wider than the screen: %s', async (_, path) => {
    const { page, troubles, close } = await browser.open(board.url + path, { width: 390, height: 844 });
    await expectCount(page.locator('h1')).toBe(1);
    await expectCount(page.locator('.loading')).toBe(0);
    expect(await widthBeyond(page)).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(troubles).toEqual([]);
    await close();
  });

  it('says what to do where no release is known', async () => {
    const bare = await startTestBoard({ yaml: 'services: []', startAt: '2025-11-21T06:00:00Z' });
    const { page, close } = await browser.open(`${bare.url}/releases`);
    await expectText(page.locator('h1')).toBe('No release in this time');
    await expectText(page.locator('.empty-state')).toContain('No release is known here.');
    await page.getByRole('link', { name: 'How to connect releases' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/setup');
    await close();
    await bare.close();
  });
});
