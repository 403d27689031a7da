import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WallAnswer } from '#shared/api/wall.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import type { FailureReason } from '../../server/collect/failure.ts';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, widthBeyond } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const ids = ['burning', 'fast', 'near', 'debt', 'silent', 'young', 'calm', 'unjudged'];

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
${ids
  .map((id) => {
    const objective = id === 'unjudged' ? 'other' : 'availability';
    return `  - { id: ${id}, name: { en: Service ${id}, ko: 서비스 }, owner: MES team, objectives: [{ id: ${objective}, push: {} }] }`;
  })
  .join('\n')}
agreement:
  signedBy: [development]
  metrics:
    availability: { target: 99.9%, window: 30d }
    lead-time: { atMost: 4d, window: 28d }
    deployment-frequency: { atLeast: 3/week, window: 28d }
    change-failure-rate: { atMost: 15%, window: 90d }
    time-to-restore: { atMost: 60m, window: 90d }
`;

const start = '2025-11-21T06:00:00Z';
const startMs = Date.parse(start);

/** Every state at once. Bad counts are chosen so that each service ends in the state it is named after. */
async function fill(board: TestBoard): Promise<void> {
  const month = (service: string) =>
    talliesBetween({ service, total: 10_000 }, startMs - 31 * DAY_MS, startMs, HOUR_MS);
  const now = (service: string, bad: number) =>
    talliesBetween({ service, total: 100_000, bad }, startMs, startMs + 1);
  const daysAgo = (service: string, days: number, bad: number) =>
    talliesBetween({ service, total: 10_000, bad }, startMs - days * DAY_MS, startMs - days * DAY_MS + 1);
  await push(board, [
    ...['burning', 'fast', 'near', 'debt', 'calm'].flatMap(month),
    // 720 hours of 10 000 and 100 000 allow about 7 300. In the last hour 10 000 of 110 000 burn at 91.
    ...now('burning', 10_000),
    ...now('fast', 5_000),
    ...daysAgo('near', 10, 6_500),
    ...now('near', 0),
    ...daysAgo('debt', 10, 8_000),
    ...now('debt', 0),
    ...talliesBetween({ service: 'young', total: 10_000 }, startMs - 5 * DAY_MS, startMs + 1, HOUR_MS),
    // Heard until ten minutes ago: no data, and not yet for so long that it needs someone.
    ...talliesBetween(
      { service: 'silent', total: 10_000 },
      startMs - 9 * DAY_MS - 10 * MINUTE_MS,
      startMs,
      HOUR_MS,
    ),
    ...now('calm', 0),
    ...talliesBetween(
      { service: 'unjudged', objective: 'other', total: 3_000, bad: 1 },
      startMs,
      startMs + 1,
    ),
  ]);
  for (let week = 1; week <= 8; week += 1) {
    const finishedAt = new Date(startMs - week * 7 * DAY_MS).toISOString();
    const changes = [
      { sha: `c${week}`, committedAt: new Date(startMs - (week * 7 + 5) * DAY_MS).toISOString() },
    ];
    const id = `2025.${48 - week}`;
    await board.send('POST', '/api/v1/deployments', {
      service: 'calm',
      id,
      version: id,
      finishedAt,
      changes,
    });
  }
  const startedAt = new Date(startMs - 14 * DAY_MS + HOUR_MS).toISOString();
  const resolvedAt = new Date(startMs - 14 * DAY_MS + 3 * HOUR_MS).toISOString();
  await board.send('POST', '/api/v1/incidents', {
    service: 'calm',
    id: '1',
    title: 'Stuck',
    severity: 2,
    startedAt,
    resolvedAt,
  });
  await board.clock.advance(1_000);
}

/** Texts that can be seen and are set smaller than `leastPx`. */
const smallTexts = (page: Page, leastPx: number): Promise<string[]> =>
  page.evaluate((least) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('.visually-hidden') || !node.textContent?.trim()) continue;
      const px = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (parent.getClientRects().length > 0 && px < least - 0.01)
        found.push(`${px} px: ${node.textContent}`);
    }
    return found;
  }, leastPx);

/** What stands beyond the edges of the screen, or is wider or higher than the place that cuts it off. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.wall *:not(.sample)')]
      .filter((part) => part.closest('svg, .visually-hidden, .sample, .tile-row span') === null)
      .filter((part) => {
        const { right, bottom, left } = part.getBoundingClientRect();
        const isCut =
          getComputedStyle(part).overflowX === 'hidden' && part.scrollWidth > part.clientWidth + 1;
        return isCut || right > innerWidth || bottom > innerHeight || left < 0;
      })
      .map((part) => `${part.className}: ${part.textContent}`),
  );

/** Every way in which a target can fail. */
const reasons = Object.keys({
  refused: true,
  timeout: true,
  dns: true,
  tls: true,
  reset: true,
  truncated: true,
  status: true,
  redirect: true,
  'too-large': true,
  'bad-gzip': true,
  'not-metrics': true,
  malformed: true,
  'over-limit': true,
  stale: true,
  'no-series': true,
  'no-bucket': true,
  'not-binary': true,
  unsupported: true,
  'body-mismatch': true,
  'redirect-loop': true,
  'forbidden-address': true,
  'unreadable-file': true,
  'certificate-expiring': true,
  'ping-unavailable': true,
  'bad-query': true,
  'bad-answer': true,
  'bad-list': true,
  'bad-target': true,
} satisfies Record<FailureReason, true>);

/**
 * What of the lower half does not stand whole in its place: tiles out of theirs, strips too low to be seen, names cut
 * off, delivery tiles under the foot.
 */
const notWhole = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const bottomOf = (part: Element) => part.getBoundingClientRect().bottom;
    const footTop = document.querySelector('.foot')?.getBoundingClientRect().top ?? 0;
    for (const tile of all('.tile'))
      for (const part of tile.querySelectorAll('.tile-line, .tile-row, .strip'))
        if (bottomOf(part) > bottomOf(tile) + 1) found.push(`out of its tile: ${tile.textContent}`);
    for (const strip of all('.tile .strip'))
      if (strip.getBoundingClientRect().height < 16)
        found.push(`low strip: ${strip.parentElement?.textContent}`);
    for (const name of all('.tile-name'))
      if (name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight)
        found.push(`cut name: ${name.textContent}`);
    for (const line of all('.delivery-limit'))
      if (bottomOf(line) > footTop) found.push(`under the foot: ${line.textContent}`);
    return found;
  });

describeInBrowser('every state at once', (browser) => {
  let board: TestBoard;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    await fill(board);
  });
  afterAll(() => board.close());

  it.each(['en', 'ko'])(
    'on the wall at 1920, %s: nothing is under 30 px and nothing overflows',
    async (lang) => {
      const screen = await browser.open(`${board.url}/wall?lang=${lang}&rotate=0`);
      await expectCount(screen.page.locator('.card')).toBe(2);
      await expectCount(screen.page.locator('.delivery')).toBe(4);
      await expectCount(screen.page.locator('.tile')).toBe(6);
      for (const state of ['near', 'debt', 'nodata', 'met', 'none'])
        expect(await screen.page.locator(`.tile-${state}`).count()).toBeGreaterThan(0);
      expect(await smallTexts(screen.page, 30)).toEqual([]);
      expect(await widthBeyond(screen.page)).toBe(0);
      expect(screen.troubles).toEqual([]);
      await screen.close();
    },
  );

  it.each([
    ['English', 'tv=55&dist=6'],
    ['Korean', 'tv=55&dist=6&lang=ko'],
    ['English on a television that cuts its edges off', 'tv=55&dist=6&safe=5'],
  ])(
    'on a wall drawn for six metres, in %s: pages show every tile and every delivery, whole',
    async (_, query) => {
      const { page, troubles, close } = await browser.open(`${board.url}/wall?${query}&rotate=0`);
      await expectCount(page.locator('.page-marks')).toBe(1);
      const marks = await page.locator('.page-marks > [aria-hidden]').innerText();
      const pages = Number(marks.split('/')[1]);
      const shown = new Set<string>();
      for (let turned = 0; turned < pages; turned += 1) {
        for (const link of await page.locator('.tile-name').all())
          shown.add(`${await link.getAttribute('href')}`);
        for (const name of await page.locator('.delivery h3').allInnerTexts()) shown.add(name);
        expect(await cutOff(page)).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      // Two of the eight services stand above, as card and as line.
      expect(shown.size).toBe(6 + 4);
      expect(await widthBeyond(page)).toBe(0);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it.each([
    ['services', '/services'],
    ['one service', '/s/burning'],
    ['one service with deliveries', '/s/calm'],
    ['sources', '/setup/sources'],
    ['setup', '/setup'],
    ['releases', '/releases'],
    ['a release', '/releases/calm/production/2025.46'],
    ['incidents', '/incidents'],
    ['an incident', '/incidents/calm/1'],
    ['the events behind a figure', '/evidence/lead-time?window=28d'],
  ])('%s: nothing overflows at a desk, on a laptop and on a phone', async (_, path) => {
    const screen = await browser.open(`${board.url}${path}`);
    await expectCount(screen.page.locator('h1')).toBe(1);
    for (const width of [1920, 1440, 390]) {
      await screen.page.setViewportSize({ width, height: 900 });
      expect(await widthBeyond(screen.page)).toBe(0);
    }
    expect(screen.troubles).toEqual([]);
    await screen.close();
  });

  const themes = ['dark', 'light'] as const;
  const paths = [
    '/wall',
    '/services',
    '/s/burning',
    '/setup/sources',
    '/setup',
    '/releases',
    '/releases/calm/production/2025.46',
    '/incidents',
    '/incidents/calm/1',
    '/evidence/lead-time?window=28d',
  ];
  it.each(themes.flatMap((theme) => paths.map((path) => ({ theme, path }))))(
    '$path in the $theme theme: axe-core finds nothing serious',
    async ({ theme, path }) => {
      const url = new URL(path, board.url);
      url.searchParams.set('theme', theme);
      const screen = await browser.open(url.href, { theme });
      await expectCount(screen.page.locator('h1')).toBe(1);
      await expectText(screen.page.locator('main')).toContain('Service');
      expect(await seriousFaults(screen.page)).toEqual([]);
      await screen.close();
    },
  );

  it.each(['en', 'ko'])('says whole on its tile why a target does not answer, %s', async (lang) => {
    // Two of the eight services stand above, so that six are tiles: three times six show all reasons.
    for (const from of [0, 6, 12]) {
      const { page, close } = await browser.open(`${board.url}/wall?lang=${lang}&rotate=0`, {
        prepare: (opened) =>
          opened.route('**/api/v1/wall*', async (route) => {
            const response = await route.fetch();
            const answer = (await response.json()) as WallAnswer;
            const quiet = answer.services.filter(({ id }) => !answer.problems.includes(id));
            quiet.forEach(({ objective }, at) => {
              const reason = reasons[(from + at) % reasons.length];
              if (objective === null || reason === undefined) return;
              objective.notAnswering = { since: answer.at, target: 'x', reason, detail: '', count: 1, of: 1 };
            });
            await route.fulfill({ response, json: answer });
          }),
      });
      await expectCount(page.locator('.tile-line')).toBe(6);
      const cut = await page
        .locator('.tile-line')
        .evaluateAll((lines) =>
          lines.filter((line) => line.scrollWidth > line.clientWidth).map((line) => line.textContent),
        );
      expect(cut).toEqual([]);
      await close();
    }
  });

  // 20 letters and 12 syllables are ordinary; the mocks show names whole. Ten services are a third row.
  const names = [
    ['Equipment link', '설비 연동'],
    ['Material call system', '자재 호출 관리 시스템'],
    ['Production schedules', '생산 계획 일정 관리판'],
    ['Work orders', '작업지시'],
  ] as const;
  it.each(['en', 'ko'])(
    'on a calm wall of ten services, %s: whatever a tile has to say, nothing is cut and every name is whole',
    async (lang) => {
      for (const from of [0, 10, 20]) {
        const { page, close } = await browser.open(`${board.url}/wall?lang=${lang}&rotate=0`, {
          prepare: (opened) =>
            opened.route('**/api/v1/wall*', async (route) => {
              const response = await route.fetch();
              const answer = (await response.json()) as WallAnswer;
              const model = answer.services.find(({ id }) => id === 'calm');
              if (model === undefined || model.objective === null) return;
              const { objective } = model;
              const services = Array.from({ length: 10 }, (_, at) => {
                const [en, ko] = names[at % names.length] ?? names[0];
                const reason = reasons[(from + at) % reasons.length] ?? 'refused';
                const silent = { since: '2025-11-20T14:59:00Z', target: 'x', reason, detail: '', of: 29 };
                const notAnswering = { ...silent, count: at % 2 === 0 ? 29 : 10 };
                const budget = { allowed: 9, spent: 0, remaining: 1, allowedMinutes: null, estimated: false };
                return {
                  ...model,
                  id: `s${at}`,
                  name: { en, ko },
                  objective: { ...objective, budget, notAnswering },
                };
              });
              await route.fulfill({ response, json: { ...answer, problems: [], services } });
            }),
        });
        await expectCount(page.locator('.tile-line')).toBe(10);
        await expectCount(page.locator('.delivery')).toBe(4);
        expect(await notWhole(page)).toEqual([]);
        await close();
      }
    },
  );

  it('screen care moves the wall without widening it, and leaves phones alone', async () => {
    const { page, close } = await browser.open(`${board.url}/wall`);
    const moved = () => page.locator('.shift').evaluate((shift) => getComputedStyle(shift).transform);
    const seen = new Set<string>();
    // Six of its eight places: at least one of them is to the right.
    for (let step = 0; step < 6; step += 1) {
      await page.locator('.tile').first().waitFor();
      seen.add(await moved());
      expect(await widthBeyond(page)).toBe(0);
      board.clock.jumpWall(3 * MINUTE_MS);
      await page.reload();
    }
    expect(seen.size).toBe(6);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await moved()).toBe('none');
    expect(await widthBeyond(page)).toBe(0);
    await close();
  });
});
