import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, widthBeyond } from '../harness/browser.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: work-orders, name: { en: Work orders, ko: 작업지시 } }
  - { id: labels, name: Labels }
agreement:
  signedBy: [development]
  metrics: { change-failure-rate: { atMost: 15%, window: 90d }, time-to-restore: { atMost: 60m, window: 90d } }
`;

const attack = '=1+1,"<img src=x onerror=window.hacked=1>"';

describeInBrowser('the incidents of a board', (browser) => {
  let board: TestBoard;

  const send = async (path: string, body: Record<string, unknown>): Promise<void> => {
    const { status } = await board.send('POST', `/api/v1/${path}`, { service: 'work-orders', ...body });
    expect(status).toBe(201);
  };

  beforeAll(async () => {
    // Friday 21 November, 15:00 in Seoul.
    board = await startTestBoard({ yaml, startAt: '2025-11-21T06:00:00Z' });
    for (const [id, version, finishedAt] of [
      ['d1', '1.0', '2025-11-17T01:00:00Z'],
      ['d2', '1.1', '2025-11-18T01:00:00Z'],
    ])
      await send('deployments', { id, version, finishedAt });
    // Two hours after d2, for 50 minutes, noticed by monitoring after 6.
    await send('incidents', {
      id: '31',
      title: 'Orders are stuck',
      severity: 2,
      startedAt: '2025-11-18T03:00:00Z',
      detectedAt: '2025-11-18T03:06:00Z',
      detectedBy: 'monitoring',
      resolvedAt: '2025-11-18T03:50:00Z',
    });
    // Half of it lies within the first: users were without for 70 minutes, not for 90.
    await send('incidents', {
      id: '32',
      title: attack,
      severity: 3,
      startedAt: '2025-11-18T03:30:00Z',
      resolvedAt: '2025-11-18T04:10:00Z',
      causedBy: { deployment: 'd1' },
    });
    await send('incidents', {
      id: '33',
      title: 'Nothing at all',
      severity: 4,
      startedAt: '2025-11-19T03:00:00Z',
      resolvedAt: '2025-11-19T03:00:00Z',
    });
    await send('incidents', {
      id: '34',
      title: 'New switches',
      severity: 4,
      kind: 'maintenance',
      startedAt: '2025-11-16T03:00:00Z',
      resolvedAt: '2025-11-16T05:00:00Z',
    });
    await send('incidents', {
      service: 'labels',
      id: '35',
      title: 'Printer stands still',
      severity: 1,
      startedAt: '2025-11-21T05:00:00Z',
    });
  });
  afterAll(() => board.close());

  it('say how long each took, who noticed, what is odd, and how long each service was down', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/incidents`);
    await expectText(page.locator('h1')).toBe('1 of 3 incidents is not over');
    expect(await page.title()).toBe('1 not over · Incidents');
    const row = (title: string) => page.locator('.incidents-table tbody tr', { hasText: title });
    await expectText(row('Orders are stuck')).toBe(
      'Orders are stuck 31 · Work orders · severity 2 Tue 18 Nov, 12:00 6 min later by monitoring Tue 18 Nov, 12:50 50 min 1.1 by time alone',
    );
    await expectText(row(attack)).toContain('1.0 named as the cause');
    await expectText(row('Nothing at all')).toContain('has no length: left out');
    await expectText(row('Printer stands still')).toContain('not over for 1 h so far');
    const down = page.locator('.down-table tbody tr');
    await expectText(down.nth(0)).toBe('Work orders 2 1 h 10 m');
    await expectText(down.nth(1)).toBe('Labels 1 1 1 h');
    await expectText(down.nth(2)).toBe('All services 3 1 2 h 10 m');
    await expectText(
      page.locator('.section', { has: page.getByRole('heading', { name: 'Planned work' }) }),
    ).toContain('New switches');

    await page.getByLabel('Not over only').check();
    await page.getByRole('button', { name: 'Show' }).click();
    await expectCount(page.locator('.incidents-table tbody tr')).toBe(1);
    expect(new URL(page.url()).search).toBe('?open=1');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(troubles).toEqual([]);
    await close();
  });

  it('a cause that time alone suggested is corrected: rate and evidence follow, and the log says who', async () => {
    const rate = await browser.open(
      `${board.url}/evidence/change-failure-rate?window=90d&service=work-orders`,
    );
    await expectText(rate.page.locator('.values')).toContain('100%');
    const row = rate.page.locator('tbody tr', { hasText: '1.1' });
    await expectText(row).toContain('failed incident 31 began 2 h after it');

    const { page, troubles, close } = await browser.open(`${board.url}/incidents/work-orders/31`);
    await expectText(page.locator('h1')).toBe('Orders are stuck');
    await expectText(page.locator('main')).toContain('Near in time is not proof.');
    await page.getByText('Correct this').click();
    await page.getByLabel('No release caused it').check();
    await page.getByLabel('Your name').fill('Kim Ji-ho');
    await page.getByLabel('Why').fill('A cable was pulled');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.locator('main')).toContain('no release, says Kim Ji-ho');
    await board.clock.advance(1_500);
    await expectText(rate.page.locator('.values')).toContain('50%');
    await expectText(row).toContain('did not fail');

    await page.getByLabel('A release caused it').check();
    await page.getByLabel('Which release').selectOption({ label: 'Work orders, 1.0, Mon 17 Nov, 10:00' });
    await page.getByLabel('Your name').fill('Park Seo-yeon');
    await page.getByLabel('Why').fill('The setting came with it');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.locator('main')).toMatch(
      /1\.0 Work orders Park Seo-yeon said so: The setting came with it .* Park Seo-yeon: d1 caused it counts .* Kim Ji-ho: No release caused it a later word counts/,
    );
    await rate.close();
    expect(troubles).toEqual([]);
    await close();
  });

  it('the events behind a figure can be narrowed, followed to their pages, and taken along as CSV', async () => {
    const { page, troubles, close } = await browser.open(`${board.url}/s/work-orders`);
    await page
      .locator('.figure', { has: page.getByRole('heading', { name: 'Time to restore' }) })
      .getByRole('link', { name: 'Events' })
      .click();
    await expectText(page.locator('h1')).toBe('Time to restore, Work orders');
    await page.getByRole('link', { name: /^has no length: 1$/ }).click();
    await expectCount(page.locator('tbody tr')).toBe(1);
    await expectText(page.locator('tbody tr')).toContain('no: has no length');
    await page.getByRole('link', { name: 'All', exact: true }).click();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('time-to-restore-work-orders.csv');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.startsWith('\ufeffkind,service,environment,id,title,at,')).toBe(true);
    // RFC 4180: quotes are doubled; what a spreadsheet would reckon is text.
    expect(text).toContain(`"'${attack.replaceAll('"', '""')}"`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + (await page.locator('tbody tr').count()));

    await page.locator('tbody').getByRole('link', { name: 'Orders are stuck' }).click();
    await expectText(page.locator('h1')).toBe('Orders are stuck');
    expect(troubles).toEqual([]);
    await close();
  });

  it.each([
    ['the list', '/incidents'],
    ['the list in Korean', '/incidents?lang=ko&theme=dark'],
    ['an incident of markup', '/incidents/work-orders/32'],
    ['the events behind a figure', '/evidence/time-to-restore?window=90d'],
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

  it('an unknown incident says so', async () => {
    const { page, close } = await browser.open(`${board.url}/incidents/work-orders/nowhere`);
    await expectText(page.locator('.trouble')).toContain('There is no incident "nowhere"');
    await close();
  });
});
