import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { DAY_MS, WEEK_MS } from '#shared/units.ts';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, textOf, widthBeyond } from '../harness/browser.ts';
import { readCsv } from '../harness/read-csv.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: work-orders, name: { en: Work orders, ko: 작업지시 }, group: line-2 }
  - { id: labels, name: Labels }
agreement:
  signedBy: [development]
  metrics:
    lead-time: { atMost: 4d, window: 28d }
    deployment-frequency: { atLeast: 1/week, window: 28d }
    change-failure-rate: { atMost: 15%, window: 90d }
    time-to-restore: { atMost: 60m, window: 90d }
`;

const attack = '<img src=x onerror="window.hacked=1">';

// Days from commit to production, a release each Thursday: the mock's story with the shift in the 25th week.
const days = [
  5.6, 4.9, 5.8, 5.1, 4.4, 5.5, 6.1, 5.0, 4.7, 5.6, 5.3, 4.8, 6.0, 5.2, 4.6, 5.4, 5.7, 4.9, 5.1, 5.5, 4.8,
  5.2, 5.4, 5.5, 3.4, 2.8, 3.3, 3.0, 3.6, 2.7, 3.1, 3.4, 2.9, 3.5, 3.0, 3.2,
];
// Monday 24 November, 09:00 in Seoul.
const startAt = '2025-11-24T00:00:00Z';
const thursdayMs = (week: number): number =>
  Date.parse('2025-11-20T04:00:00Z') - (days.length - 1 - week) * WEEK_MS;
const iso = (atMs: number): string => new Date(atMs).toISOString();

/** Pairs of texts of the chart and its lanes that are written over each other. */
const crossings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll<SVGTextElement>('.chart-drawing text, .mini-chart text')]
      .map((text) => ({ said: text.textContent ?? '', box: text.getBoundingClientRect() }))
      .filter(({ said, box }) => said.trim() !== '' && box.width > 0);
    const found: string[] = [];
    texts.forEach(({ said, box }, at) => {
      for (const other of texts.slice(at + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Boxes of letters reach a little over what is drawn of them.
        if (width > 1 && height > 5) found.push(`${said} / ${other.said}`);
      }
    });
    return found;
  });

describeInBrowser('trends', (browser) => {
  let board: TestBoard;
  const page = (path: string): string => `${board.url}/trends/${path}`;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt });
    const deploy = async (id: string, atMs: number, commits: readonly number[]): Promise<void> => {
      const changes = commits.map((committedMs, at) => ({
        sha: `${id}${at}`.padEnd(40, 'a').replace(/[^0-9a-f]/g, 'b'),
        committedAt: iso(committedMs),
        message: `Change of ${id}`,
      }));
      const body = { service: 'work-orders', id, version: id, finishedAt: iso(atMs), changes };
      const { status } = await board.send('POST', '/api/v1/deployments', body);
      expect(status).toBe(201);
    };
    await deploy('first', thursdayMs(-1), []);
    for (const [week, length] of days.entries())
      await deploy(`c${week}`, thursdayMs(week), [thursdayMs(week) - length * DAY_MS]);
    for (const [at, minutes] of [
      [3, 40],
      [14, 55],
      [15, 900],
      [30, 35],
    ] as const)
      await board.send('POST', '/api/v1/incidents', {
        service: 'work-orders',
        id: `i${at}`,
        title: at === 14 ? attack : 'Orders could not be saved',
        severity: at === 15 ? 1 : 3,
        startedAt: iso(thursdayMs(at) + 30 * 3_600_000),
        resolvedAt: iso(thursdayMs(at) + 30 * 3_600_000 + minutes * 60_000),
      });
  }, 60_000);
  afterAll(() => board.close());

  it('says in a sentence whether it is better, and shows in its table and its file what the API answers', async () => {
    const { page: tab, troubles, close } = await browser.open(page('lead-time'));
    await expectText(tab.locator('h1')).toBe(
      'Lead time fell to about 3 days in September and has stayed there',
    );
    expect(await tab.title()).toContain('Lead time fell to about 3 days in September');
    await expectText(tab.locator('.compare')).toContain('Really better');
    const answer = await board.get<TrendsAnswer>('/api/v1/trends?metric=lead-time');

    await tab.getByRole('button', { name: 'Table' }).click();
    const rows = tab.locator('.chart-table tbody tr');
    await expectCount(rows).toBe(answer.main.points.length);
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('lead-time.csv');
    const [names = [], ...lines] = readCsv(readFileSync(await download.path(), 'utf8').replace('\ufeff', ''));
    const column = (name: string): (string | undefined)[] => lines.map((line) => line[names.indexOf(name)]);
    expect(column('start')).toEqual(answer.main.points.map(({ start }) => start));
    expect(column('value')).toEqual(
      answer.main.points.map(({ value }) => (value === null ? '' : String(value))),
    );
    expect(column('n')).toEqual(answer.main.points.map(({ n }) => String(n)));
    // The last whole week: 3.2 days, rounded up where it is more.
    const last = answer.main.points.findLast(({ partial }) => !partial);
    expect(last?.value).toBeCloseTo(3.2 * 86_400, 0);
    await expectText(rows.nth(answer.main.points.indexOf(last as NonNullable<typeof last>))).toMatch(
      /^2025-11-17 3\.2d 1 ≤ 4d v1 Within agreement/,
    );
    expect(troubles).toEqual([]);
    await close();
  });

  it('is read by keyboard, and keeps what is seen in the address', async () => {
    const { page: tab, close } = await browser.open(page('lead-time?lang=en'));
    const chart = tab.getByRole('application');
    await chart.focus();
    await tab.keyboard.press('End');
    await tab.keyboard.press('ArrowLeft');
    await expectText(tab.locator('.read-out')).toMatch(
      /^Week of 17 Nov: 3\.2d · limit ≤ 4d \(v1\), inside · usual .+ · 1 change$/,
    );
    expect(new URL(tab.url()).searchParams.get('point')).toBe('2025-W47');
    await tab.reload();
    await expectText(tab.locator('.read-out')).toMatch(/^Week of 17 Nov/);
    await tab.keyboard.press('[');
    await expect.poll(() => new URL(tab.url()).searchParams.get('to')).toBe('2025-11-17');
    await expect.poll(() => new URL(tab.url()).searchParams.has('point')).toBe(false);
    await tab.keyboard.press(']');
    await expect.poll(() => new URL(tab.url()).search).toBe('?lang=en');
    await tab.getByLabel('Cut').selectOption('month');
    await expect.poll(() => new URL(tab.url()).searchParams.get('by')).toBe('month');
    await tab.getByLabel('Services').selectOption('s:labels');
    await expectText(tab.locator('h1')).toContain('nothing recorded yet');
    await expectText(tab.locator('.chart-drawing')).toContain('See what is still missing');
    await tab.getByRole('link', { name: 'Time to restore' }).first().click();
    expect(new URL(tab.url()).searchParams.get('scope')).toBe('s:labels');
    await close();
  });

  it('opens from a lane what a mark stands for, and draws only the lanes that are asked for', async () => {
    const { page: tab, close } = await browser.open(page('lead-time?show=inc,agr'));
    await expectCount(tab.locator('.lane-name')).toBe(2);
    const marks = tab.locator('.lane-mark');
    await marks.first().focus();
    await tab.keyboard.press('Enter');
    await expectText(tab.locator('h1')).toContain('Orders could not be saved');
    await close();
  });

  it('takes a note at the chosen week, beliefs of it, and a word on the new usual range', async () => {
    const { page: tab, troubles, close } = await browser.open(page('lead-time?point=2025-W35'));
    await expectText(tab.locator('.read-out')).toMatch(/^Week of 25 Aug/);
    await tab.keyboard.press('n');
    await tab.getByRole('textbox', { name: 'What happened' }).fill(attack);
    await tab.getByLabel('Your name').last().fill('Kim Ji-ho');
    await tab.getByRole('button', { name: 'Save' }).last().click();
    await expectText(tab.locator('.near-list')).toContain(attack);
    expect(await tab.evaluate(() => 'hacked' in window)).toBe(false);
    await expectCount(tab.locator('.lane-chart .note-pin')).toBe(1);
    await tab.getByText('Mark', { exact: true }).click();
    await tab.getByLabel('We think so').check();
    await tab.locator('.believe').getByLabel('Your name').fill('Park Seo-yeon');
    await tab.locator('.believe').getByRole('button', { name: 'Save' }).click();
    await expectText(tab.locator('.near-list')).toContain('Park Seo-yeon: we think so');
    await expectText(tab.locator('.proposed')).toContain('A new usual range from 1 Sep is proposed');
    await tab.getByRole('button', { name: 'Confirm' }).click();
    await tab.locator('.proposed').getByLabel('Your name').fill('Park Seo-yeon');
    await tab.locator('.proposed').getByRole('button', { name: 'Confirm' }).last().click();
    await expectCount(tab.locator('.proposed')).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });

  it('shows each outage as a dot, by powers where one is far longer than the others', async () => {
    const { page: tab, close } = await browser.open(page('time-to-restore'));
    await expectCount(tab.locator('.dot-incident')).toBe(4);
    await tab.getByText('Dates and lanes').click();
    await tab.getByLabel(/^By powers/).check();
    await tab.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => new URL(tab.url()).searchParams.get('scale')).toBe('log');
    await expectText(tab.locator('.chart-drawing')).toContain('8 h');
    await close();
  });

  it('shows failures of few releases by month where nobody asks for a cut, and says why', async () => {
    const { page: tab, troubles, close } = await browser.open(page('change-failure-rate'));
    await expectText(tab.locator('.definition')).toContain('Each week has few releases');
    await tab.getByRole('link', { name: 'Show it by week' }).click();
    await expectText(tab.locator('.definition')).toContain('Show it by month');
    expect(tab.url()).toContain('by=week');
    expect(troubles).toEqual([]);
    await close();
  });

  it('says what there is where an address names no metric', async () => {
    const { page: tab, close } = await browser.open(page(encodeURIComponent(attack)));
    await expectText(tab.locator('h1')).toBe('No metric has this name');
    await tab.getByRole('link', { name: 'Failed releases' }).click();
    await expectText(tab.locator('h1')).toContain('Failed releases');
    await close();
  });

  const all = [
    'lead-time',
    'deployment-frequency',
    'change-failure-rate',
    'time-to-restore',
    'availability',
  ] as const;
  const looks = [
    { width: 1920, lang: 'en', theme: 'light', metrics: all },
    { width: 1440, lang: 'ko', theme: 'dark', metrics: all.slice(0, 2) },
    { width: 390, lang: 'ko', theme: 'light', metrics: all.slice(0, 2) },
    { width: 320, lang: 'en', theme: 'dark', metrics: all.slice(0, 1) },
  ] as const;
  it.each(looks)(
    'has no text over another and no fault for assistive technology: %o',
    async ({ width, lang, theme, metrics }) => {
      for (const metric of metrics) {
        const {
          page: tab,
          troubles,
          close,
        } = await browser.open(page(`${metric}?lang=${lang}`), { width, theme });
        await expectCount(tab.locator('.lane-name')).toBe(width < 600 ? 2 : 4);
        await expectCount(tab.locator('.mini-chart svg')).toBe(await tab.locator('.multiple').count());
        expect(await crossings(tab)).toEqual([]);
        expect(await widthBeyond(tab)).toBe(0);
        expect(await seriousFaults(tab)).toEqual([]);
        expect(troubles).toEqual([]);
        expect(await textOf(tab.locator('h1'))).not.toBe('');
        await close();
      }
    },
  );
});
