import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, textOf, widthBeyond } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const attack = '<img src=x onerror="window.hacked=1">';
const long = 'Very long name without any space '.replaceAll(' ', '').repeat(7).slice(0, 200);
const rightToLeft = 'خدمة الطلبات';

const push1 = 'objectives: [{ id: availability, push: {} }]';
const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: work-orders, name: { en: Work orders, ko: 작업지시 }, group: line-1, owner: MES team, dependsOn: [erp], ${push1} }
  - { id: erp, name: { en: ERP sync, ko: ERP 연동 }, group: office, ${push1} }
  - { id: debt, name: { en: Debt, ko: 빚 }, group: office, ${push1} }
  - { id: close, name: { en: Close, ko: 가까움 }, ${push1} }
  - { id: calm, name: { en: Calm 10, ko: 평온 }, group: line-1, ${push1} }
  - { id: calm-9, name: { en: Calm 9, ko: 평온 아홉 }, ${push1} }
  - { id: markup, name: { en: '${attack}', ko: '${attack}' }, group: '${attack}', owner: '${attack}', ${push1} }
  - { id: long, name: { en: '${long}', ko: '${'가나다'.repeat(60)}' }, ${push1} }
  - { id: arabic, name: { en: '${rightToLeft}', ko: '${rightToLeft}' }, ${push1} }
  - { id: bare }
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;

// Friday 21 November 2025, 15:10 in Seoul.
const start = '2025-11-21T06:10:00Z';
const startMs = Date.parse(start);
const lastMonth = startMs - 30 * DAY_MS;

/**
 * Work orders burns since 13:42, its ERP sync since 13:38; Debt spent all of its budget on 6 November; Close nearly so.
 */
async function fill(board: TestBoard): Promise<void> {
  const ids = ['work-orders', 'erp', 'debt', 'close', 'calm', 'calm-9', 'markup', 'long', 'arabic'];
  const hours = (service: string) =>
    talliesBetween({ service, total: 6_000 }, lastMonth + 10 * MINUTE_MS, startMs - 3 * HOUR_MS, HOUR_MS);
  const minutes = (service: string, bad: number, fromMs: number, toMs: number) =>
    talliesBetween({ service, total: 100, bad }, fromMs, toMs);
  const since = {
    'work-orders': Date.parse('2025-11-21T04:42:00Z'),
    erp: Date.parse('2025-11-21T04:38:00Z'),
  };
  const lastHours = (service: string) => {
    const burnsAt = since[service as keyof typeof since] ?? startMs;
    return [
      ...minutes(service, 0, startMs - 3 * HOUR_MS, burnsAt),
      ...minutes(service, 40, burnsAt, startMs),
    ];
  };
  for (const id of ids) await push(board, [...hours(id), ...lastHours(id)]);
  const sixth = Date.parse('2025-11-06T03:00:00Z');
  // About 4 300 requests may fail: 717 hours of 6 000, and three hours of 6 000, under 99.9 %.
  await push(board, talliesBetween({ service: 'debt', total: 6_000, bad: 4_500 }, sixth, sixth + 1));
  await push(board, talliesBetween({ service: 'close', total: 6_000, bad: 3_700 }, sixth, sixth + 1));
  await board.send('POST', '/api/v1/incidents', {
    service: 'debt',
    id: '2025-029',
    title: attack,
    severity: 2,
    startedAt: '2025-11-06T03:00:00Z',
    resolvedAt: '2025-11-06T03:40:00Z',
  });
  const deploy = {
    service: 'work-orders',
    id: 'd1',
    version: '2025.11.4',
    finishedAt: '2025-11-21T04:38:00Z',
  };
  await board.send('POST', '/api/v1/deployments', deploy);
}

const search = (page: Page): string => new URL(page.url()).search;
const row = (page: Page, name: string) =>
  page.locator('tbody tr', { has: page.getByRole('link', { name, exact: true }) });

describeInBrowser('the list of services', (browser) => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    await fill(board);
  });
  afterAll(() => board.close());
  const open = (path: string, width = 1440, height = 900) =>
    browser.open(board.url + path, { width, height, theme: 'light' });

  it('says what is wrong, since when, how fast, what went out before and what it rests on', async () => {
    const { page, troubles, close } = await open('/services');
    await expectText(page.locator('h1')).toBe('2 services need someone');
    await expect.poll(() => page.title()).toBe('2 need someone · Services');
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      'Needs someone 2',
      'Paying back 1',
      'Close to the limit 1',
      'Within agreement 5',
    ]);
    const burning = row(page, 'Work orders');
    await expectText(burning).toContain('4 in 10 events fail now');
    const text = await textOf(burning);
    expect(text).toContain('13:42 · 1 h 28 m');
    expect(text).toContain('was 100% at 13:42');
    expect(text).toContain('400× burning');
    expect(text).toContain('2025.11.4, 4 min before');
    expect(text).toContain('ERP sync has been out since 13:38');
    await expectText(row(page, 'ERP sync')).toContain('none in 24 h');
    await expectText(row(page, 'Debt')).toContain('back on 6 Dec');
    expect(await burning.getByRole('img', { name: 'Share of failures in the last 3 hours' }).count()).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });

  it('shows what stands behind a badge at the focus, and Escape closes it', async () => {
    const { page, close } = await open('/services');
    const badge = row(page, 'Work orders').locator('.tip > button');
    await badge.focus();
    const tip = page.getByRole('tooltip');
    await expectText(tip).toContain('Spent 400 times faster than the budget lasts.');
    await expectText(tip).toContain('The rule: 1 h and 5 min are both above 14.4×');
    // 400 times as fast: in an hour 400 of the 720 that the budget is made for.
    await expectText(tip).toContain('1 h at this speed takes 56% of the budget.');
    await page.keyboard.press('Escape');
    await expectCount(tip).toBe(0);
    await badge.hover();
    await tip.hover();
    await expectCount(tip).toBe(1);
    await close();
  });

  it('keeps filters and order in the address, leaves defaults out, and passes over what means nothing', async () => {
    const { page, troubles, close } = await open('/services?state=nonsense&sort=worst&group=nobody');
    await expectCount(page.locator('h2')).toBe(4);
    await page.getByLabel('Search').fill('calm');
    await expect.poll(() => new URLSearchParams(search(page)).get('q')).toBe('calm');
    // What is looked for is shown, also where nothing is wrong.
    await expectCount(page.locator('tbody tr')).toBe(2);
    await page.getByRole('combobox', { name: 'Order' }).selectOption('name');
    await expect.poll(() => page.locator('.row-link').allInnerTexts()).toEqual(['Calm 9', 'Calm 10']);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('combobox', { name: 'Order' }).selectOption('urgency');
    await expect.poll(() => search(page)).toBe('');
    await page.getByRole('button', { name: /^Paying back/ }).click();
    await page.getByRole('button', { name: /^Close to the limit/ }).click();
    await expect.poll(() => search(page)).toBe('?state=debt%2Cnear');
    await expectCount(page.locator('tbody tr')).toBe(2);
    await page.getByRole('combobox', { name: 'Group' }).selectOption('office');
    await expectCount(page.locator('tbody tr')).toBe(1);
    await page.reload();
    await expectCount(page.locator('tbody tr')).toBe(1);
    await page.getByLabel('Search').fill('no such thing');
    await expectText(page.locator('.empty').first()).toBe('Nothing here matches the filter.');
    expect(troubles).toEqual([]);
    await close();
  });

  it('goes from row to row by j and k, opens by Enter, and leaves keys in fields alone', async () => {
    const { page, close } = await open('/services');
    await expectCount(page.locator('.need-rows tbody tr')).toBe(4);
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    expect(await focused()).toBe('Work orders');
    await page.getByLabel('Search').focus();
    await page.keyboard.type('kj');
    expect(await page.getByLabel('Search').inputValue()).toBe('kj');
    await expect.poll(() => search(page)).toBe('?q=kj');
    await page.getByLabel('Search').fill('');
    await expectCount(page.locator('.need-rows tbody tr')).toBe(4);
    await row(page, 'Work orders').getByRole('link', { name: 'Work orders', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/s/work-orders');
    await close();
  });

  it('reads a strip day by day with one stop of the keyboard, and asks for those that are shown only', async () => {
    const { page, close } = await browser.open(`${board.url}/services`, {
      width: 1440,
      height: 900,
      prepare: (opened) =>
        opened.addInitScript(() => {
          const ask = window.fetch;
          (window as never as { asked: string[] }).asked = [];
          window.fetch = (...args) => {
            (window as never as { asked: string[] }).asked.push(String(args[0]));
            return ask(...args);
          };
        }),
    });
    const strip = row(page, 'Debt').getByRole('slider');
    await strip.focus();
    await expectText(row(page, 'Debt').locator('.days-out')).toBe('21 Nov, so far: nothing spent');
    for (let day = 0; day < 15; day += 1) await page.keyboard.press('ArrowLeft');
    const read = row(page, 'Debt').locator('.days-out');
    await expectText(read).toMatch(
      /^6 Nov: 10\d% of the budget, 4,500 failures, incident 2025-029, leaves the window on 6 Dec$/,
    );
    expect(await strip.getAttribute('aria-valuetext')).toBe(await textOf(read));
    await page.keyboard.press('Escape');
    await expectCount(page.locator('.days-out')).toBe(0);
    // 90 days, one path for each colour.
    expect(await strip.locator('path').count()).toBeLessThan(12);
    expect(await strip.getAttribute('aria-valuemax')).toBe('90');
    const asked = (): Promise<string[]> =>
      page.evaluate(() =>
        (window as never as { asked: string[] }).asked.filter((url) => url.includes('/strips')),
      );
    expect(await asked()).toHaveLength(1);
    expect((await asked())[0]).not.toContain('calm');
    // Facts come in each second; the days are asked for again by their own minute alone.
    await push(board, talliesBetween({ service: 'calm', total: 1 }, startMs, startMs + 1));
    await expect
      .poll(() => page.evaluate(() => (window as never as { asked: string[] }).asked.length))
      .toBeGreaterThan(2);
    expect(await asked()).toHaveLength(1);
    await page.locator('summary').click();
    await expectCount(page.locator('.calm-rows tbody tr')).toBe(5);
    expect(search(page)).toBe('?open=met');
    await expect.poll(async () => (await asked()).some((url) => url.includes('calm-9'))).toBe(true);
    await close();
  });

  it('shows names of markup, of 200 letters and from right to left as what they are', async () => {
    const { page, troubles, close } = await open('/services?open=met', 390, 844);
    await expectCount(page.locator('.calm-rows tbody tr')).toBe(5);
    await expectText(page.locator('.row-link', { hasText: '<img' })).toBe(attack);
    await expectText(page.locator('.row-link', { hasText: long })).toBe(long);
    await expectText(page.locator('.row-link', { hasText: rightToLeft })).toBe(rightToLeft);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await widthBeyond(page)).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it('shows the row that is selected beside the list on a wide screen', async () => {
    const { page, close } = await open('/services', 1920, 1080);
    const pane = page.getByRole('complementary', { name: 'Selected service' });
    await expectText(pane.locator('h2')).toBe('ERP sync ERP 연동');
    await row(page, 'Debt').locator('td').nth(1).click();
    await expectText(pane.locator('h2')).toBe('Debt 빚');
    expect(search(page)).toBe('?sel=debt%2Favailability');
    expect(await widthBeyond(page)).toBe(0);
    // The link of a row opens the page: choosing the row must not take the reader back.
    await row(page, 'Close').getByRole('link', { name: 'Close', exact: true }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/s/close');
    await expectCount(page.locator('.services')).toBe(0);
    await close();
  });

  it('shows a moment of the past', async () => {
    const { page, close } = await open('/services?at=2025-11-21T04:00:00Z');
    await expectText(page.locator('h1')).toBe('No service needs someone');
    await close();
  });

  it.each([
    ['a desk', '/services', 1440, 'light'],
    ['a wide screen in Korean', '/services?lang=ko&open=met', 1920, 'dark'],
    ['a phone', '/services?open=met', 390, 'dark'],
    ['a phone in Korean', '/services?lang=ko', 390, 'light'],
    ['400 % of magnification', '/services?open=met', 320, 'light'],
  ] as const)(
    'axe finds nothing serious and nothing is wider than the screen: %s',
    async (_, path, width, theme) => {
      const { page, troubles, close } = await browser.open(board.url + path, { width, height: 900, theme });
      await expectCount(page.locator('.need-rows tbody tr')).toBe(4);
      await expectCount(page.locator('.need-rows [role=slider]')).toBe(4);
      expect(await widthBeyond(page)).toBe(0);
      expect(await seriousFaults(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it('says everything in Korean, and thirty days on a phone', async () => {
    const { page, close } = await open('/services?lang=ko', 390, 844);
    await expectText(page.locator('h1')).toBe('담당자가 필요한 서비스 2개');
    const burning = row(page, '작업지시');
    await expectText(burning).toContain('접수 10건 중 4건 실패 중');
    await expectText(burning).toContain('13:42 · 1시간 28분');
    await expectText(burning).toContain('4분 전 2025.11.4');
    await expectText(burning).toContain('ERP 연동: 13:38부터 기준 이탈 중');
    expect(await burning.getByRole('slider').getAttribute('aria-valuemax')).toBe('30');
    await page.getByText('필터와 정렬').click();
    await page.getByLabel('검색').fill('빚');
    await expectCount(page.locator('tbody tr')).toBe(1);
    await close();
  });

  it('says what to do where there is no service', async () => {
    const empty = await startTestBoard({ yaml: 'services: []', startAt: start });
    const { page, close } = await browser.open(`${empty.url}/services`);
    await expectText(page.locator('h1')).toBe('No services yet.');
    await page.getByRole('link', { name: 'How to add the first one' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/setup');
    await close();
    await empty.close();
  });
});
