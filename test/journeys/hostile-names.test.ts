import type { Static } from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { sourcesContract } from '#shared/api/sources.ts';
import { MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, type Screen, widthBeyond } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const attack = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;

type SourcesAnswer = Static<(typeof sourcesContract)['response']>;

/** Each stands as a service's name, its owner, a version and an incident's title. */
const names = [
  ['markup', attack],
  ['Korean', '반도체후공정설비예방보전작업지시연계서비스(이천공장2라인)'],
  ['right-to-left', 'أوامر العمل \u202eتجربة 12'],
  ['200 letters', 'W'.repeat(200)],
  ['emoji', '🧑‍🏭🏭 라인 🚨 ​﷽'],
] as const;

const widths = [1920, 1440, 390];

/** Text in double quotes, as YAML and JSON share it. */
const yaml = `
team: { name: ${JSON.stringify(attack)}, timeZone: Asia/Seoul, language: en }
services:
${names
  .map(([, name], index) => {
    const own = `name: ${JSON.stringify(name)}, owner: ${JSON.stringify(name)}, group: g${index}, objectives: [{ id: availability, push: {} }]`;
    return `  - { id: silent-${index}, ${own} }\n  - { id: quiet-${index}, ${own} }`;
  })
  .join('\n')}
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;

const start = '2025-11-21T06:00:00Z';
const startMs = Date.parse(start);
const silentMs = startMs - 40 * MINUTE_MS;

describeInBrowser('names that nobody would choose', (browser) => {
  let board: TestBoard;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    await push(
      board,
      names.flatMap((_, index) => [
        ...talliesBetween({ service: `silent-${index}`, total: 2_000 }, silentMs, silentMs + 1),
        ...talliesBetween({ service: `quiet-${index}`, total: 2_000 }, startMs, startMs + 1),
      ]),
    );
    for (const [index, [, name]] of names.entries()) {
      const service = `silent-${index}`;
      const finishedAt = new Date(silentMs - 5 * MINUTE_MS).toISOString();
      const posted = [
        await board.send('POST', '/api/v1/deployments', { service, id: '1', version: name, finishedAt }),
        await board.send('POST', '/api/v1/incidents', {
          service,
          id: '1',
          title: name,
          severity: 2,
          startedAt: finishedAt,
        }),
      ];
      expect(posted.map(({ status }) => status)).toEqual([201, 201]);
    }
  });
  afterAll(() => board.close());

  /** Nothing ran, nothing was refused, nothing has to be scrolled sideways, at every width. */
  const expectHarmless = async ({ page, troubles }: Screen): Promise<void> => {
    const beyond: Record<number, number> = {};
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      beyond[width] = await widthBeyond(page);
    }
    expect(beyond).toEqual({ 1920: 0, 1440: 0, 390: 0 });
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await expectCount(page.locator('img[src="x"], main script')).toBe(0);
    expect(troubles).toEqual([]);
  };

  it.each(names.map(([kind, name], index) => ({ kind, name, index })))(
    '$kind: text on card, tile and foot of the wall',
    async ({ name, index }) => {
      const screen = await browser.open(`${board.url}/wall?group=g${index}`);
      const { page } = screen;
      await expectCount(page.locator('.card')).toBe(1);
      expect(await page.locator('.card h2 a').textContent()).toBe(name);
      expect(await page.locator('.card .owner').textContent()).toContain(name);
      expect(await page.locator('.card-foot p').first().textContent()).toContain(name);
      expect(await page.locator('.tile-name').textContent()).toBe(name);
      await expectHarmless(screen);
      await screen.close();
    },
  );

  it('five at once on the wall: two cards, and a line for each of the others', async () => {
    const screen = await browser.open(`${board.url}/wall`);
    await expectText(screen.page.locator('h1')).toContain('5 services need someone');
    await expectCount(screen.page.locator('.card')).toBe(2);
    await expectCount(screen.page.locator('.problem-rows li')).toBe(3);
    await expectHarmless(screen);
    await screen.close();
  });

  it('text on the services page', async () => {
    const screen = await browser.open(`${board.url}/services?open=met,paused,none`);
    for (const [, name] of names)
      await expectCount(screen.page.locator('main').getByRole('link', { name, exact: true })).toBe(2);
    await expectHarmless(screen);
    await screen.close();
  });

  it('text on the page of sources, where they stand in addresses, labels, reasons and warnings too', async () => {
    const screen = await browser.open(`${board.url}/setup/sources`, {
      prepare: (page) =>
        page.route('**/api/v1/sources*', async (route) => {
          const response = await route.fetch();
          const answer = (await response.json()) as SourcesAnswer;
          for (const item of answer.items) {
            const { en } = item.serviceName;
            item.target = `http://host/${en}`;
            item.labels = { instance: en, [en]: 'x' };
            item.detail = en;
            item.reason = en;
            item.warnings = [en];
          }
          await route.fulfill({ response, json: answer });
        }),
    });
    for (const [, name] of names)
      await expectCount(screen.page.locator('main').getByRole('link', { name, exact: true })).toBe(1);
    for (const [, name] of names)
      expect(await screen.page.locator('.chips li').filter({ hasText: name }).count()).toBeGreaterThan(0);
    await expectHarmless(screen);
    await screen.close();
  });

  it.each(names.map(([kind, name], index) => ({ kind, name, index })))(
    '$kind: text on the page of the service, with its release and its incident',
    async ({ name, index }) => {
      const screen = await browser.open(`${board.url}/s/silent-${index}`);
      await expectCount(screen.page.locator('h1')).toBe(1);
      await expect.poll(() => screen.page.locator('h1').textContent()).toContain(name);
      // Heading, owner, release and incident.
      const text = (await screen.page.locator('main').textContent()) ?? '';
      expect(text.split(name).length - 1).toBeGreaterThanOrEqual(4);
      await expectHarmless(screen);
      await screen.close();
    },
  );

  it.each(names.map(([kind, name], index) => ({ kind, name, index })))(
    '$kind: text in the lists of releases and incidents, and on the page of each',
    async ({ name, index }) => {
      const pages = [
        '/releases',
        `/releases?service=silent-${index}`,
        `/releases/silent-${index}/production/1`,
        '/incidents',
        `/incidents/silent-${index}/1`,
        `/evidence/change-failure-rate?window=90d&service=silent-${index}`,
      ];
      for (const path of pages) {
        const screen = await browser.open(board.url + path);
        await expectCount(screen.page.locator('h1')).toBe(1);
        await expect.poll(() => screen.page.locator('main').textContent()).toContain(name);
        await expectHarmless(screen);
        await screen.close();
      }
    },
  );
});
