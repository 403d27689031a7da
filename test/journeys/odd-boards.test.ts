import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import { seriousFaults } from '../harness/axe.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, type Screen, textOf, widthBeyond } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const turning = 'press \u202egnp.exe';

/** Each stands as a service's name, owner and group, a version, an incident's title, a note and who wrote it. */
const names = {
  markup: '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
  turning,
  arabic: 'أوامر العمل 12',
  letters: 'W'.repeat(200),
  invisible: '\u200b\ufeffzero\u200d\nwidth\u2069',
};
const hostile = Object.entries(names).map(([kind, name]) => ({ id: `x-${kind}`, name }));

// Wednesday of the first ISO week of 2027: the week before it is the 53rd of 2026. The clocks of Lord Howe move by 30 min.
const startAt = '2027-01-06T01:10:00Z';
const startMs = Date.parse(startAt);
const ago = (ms: number): string => new Date(startMs - ms).toISOString();

const yaml = `
team: { name: ${JSON.stringify(names.markup)}, timeZone: Australia/Lord_Howe, sprint: { length: 10d, firstDay: 2026-01-05 } }
services:
${hostile
  .map(
    ({ id, name }) =>
      `  - { id: ${id}, name: ${JSON.stringify(name)}, owner: ${JSON.stringify(name)}, group: ${JSON.stringify(name)}, dependsOn: [${id === 'x-turning' ? 'x-arabic' : 'x-turning'}], objectives: [{ id: availability, push: {} }] }`,
  )
  .join('\n')}
  - { id: nothing }
  - { id: silent, objectives: [{ id: availability, push: {} }] }
  - { id: minute, objectives: [{ id: availability, push: {} }] }
  - { id: one-release }
  - { id: open-year, objectives: [{ id: availability, push: {} }] }
agreement:
  signedBy: [development]
  metrics:
    availability: { target: 99.9%, window: 30d }
    lead-time: { atMost: 4d, window: 28d }
    deployment-frequency: { atLeast: 3/week, window: 28d }
    time-to-restore: { atMost: 60m, window: 90d }
`;

async function tell(board: TestBoard, path: string, body: object): Promise<void> {
  const { status } = await board.send('POST', `/api/v1/${path}`, body);
  expect({ path, status }).toEqual({ path, status: 201 });
}

async function tellHostile(board: TestBoard, service: string, name: string): Promise<void> {
  const calm = talliesBetween(
    { service, total: 1_000 },
    startMs - 20 * DAY_MS,
    startMs - DAY_MS,
    6 * HOUR_MS,
  );
  const burning = talliesBetween(
    { service, total: 1_000, bad: 400 },
    startMs - 90 * MINUTE_MS,
    startMs + MINUTE_MS,
  );
  await push(board, [...calm, ...burning]);
  for (let week = 0; week < 14; week += 1)
    await tell(board, 'deployments', {
      service,
      id: `${week}`,
      version: name,
      finishedAt: ago(week * WEEK_MS + 100 * MINUTE_MS),
    });
  await tell(board, 'incidents', {
    service,
    id: '1',
    title: name,
    severity: 2,
    startedAt: ago(80 * MINUTE_MS),
  });
  for (const days of [20, 21, 22, 60])
    await tell(board, 'notes', { service, at: ago(days * DAY_MS), kind: 'change', text: name, by: name });
}

/** Texts of which two letters that follow each other are drawn the other way round, outside of the names themselves. */
const turned = (page: Page): Promise<string[]> =>
  page.evaluate((given) => {
    const found: string[] = [];
    const range = document.createRange();
    const leftOf = (node: Node, at: number): DOMRect => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replaceAll(given, ' '.repeat(given.length));
      for (const { index } of text.matchAll(/[A-Za-z0-9](?=[A-Za-z0-9])/g)) {
        const [one, next] = [leftOf(node, index), leftOf(node, index + 1)];
        if (one.width === 0 || Math.abs(one.top - next.top) > 2 || next.left >= one.left) continue;
        found.push(node.textContent ?? '');
        break;
      }
    }
    return found;
  }, turning);

const odd = /\bNaN\b|undefined|\bnull\b|Infinity|Invalid Date|\[object/;

/** A page that says or draws something, at every width, and ran nothing. What was refused is no trouble of the page. */
async function expectSound({ page, troubles }: Screen, widths: readonly number[]): Promise<void> {
  await expectCount(page.locator('h1')).toBe(1);
  await expectCount(page.locator('.loading')).toBe(0);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // A chart takes its new width a moment later.
    await expect.poll(() => widthBeyond(page), { message: `${page.url()} at ${width}` }).toBe(0);
  }
  const text = await textOf(page.locator('main'));
  expect(text.length).toBeGreaterThan(20);
  expect(text).not.toMatch(odd);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(troubles.filter((each) => !each.includes('Failed to load resource'))).toEqual([]);
}

describeInBrowser('a board that nobody would choose', (browser) => {
  let board: TestBoard;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt });
    for (const { id, name } of hostile) await tellHostile(board, id, name);
    await push(board, talliesBetween({ service: 'minute', total: 1 }, startMs - MINUTE_MS, startMs));
    await tell(board, 'deployments', { service: 'one-release', id: '1', finishedAt: ago(DAY_MS) });
    await tell(board, 'incidents', {
      service: 'open-year',
      id: '1',
      title: 'Never closed',
      severity: 1,
      startedAt: ago(366 * DAY_MS),
    });
    await push(
      board,
      talliesBetween({ service: 'open-year', total: 10, bad: 1 }, startMs - 40 * DAY_MS, startMs, HOUR_MS),
    );
    await board.clock.advance(MINUTE_MS);
  });
  afterAll(() => board.close());

  const open = (path: string, lang = 'en') => {
    const url = new URL(path, board.url);
    if (!url.searchParams.has('lang')) url.searchParams.set('lang', lang);
    return browser.open(url.href, { width: 1440, height: 900, theme: 'light' });
  };

  it.each([
    ['/services', 'en'],
    ['/services', 'ko'],
    [`/services?group=${names.letters}`, 'en'],
    ['/s/x-turning', 'en'],
    ['/s/x-turning', 'ko'],
    ['/s/x-letters', 'en'],
    ['/s/x-turning/budget', 'en'],
    ['/trends/deployment-frequency', 'en'],
    ['/trends/time-to-restore?scope=s:x-turning', 'ko'],
    ['/setup', 'en'],
  ])('%s in %s: names are text, turn no words beside them, and fit', async (path, lang) => {
    const screen = await open(path, lang);
    await expectSound(screen, [1440, 390, 320]);
    expect(await turned(screen.page)).toEqual([]);
    await screen.page.setViewportSize({ width: 1440, height: 900 });
    expect(await turned(screen.page)).toEqual([]);
    expect(await seriousFaults(screen.page)).toEqual([]);
    await screen.close();
  });

  it('shows services with nothing, with a minute, with one release, and with a year of trouble', async () => {
    for (const service of ['nothing', 'silent', 'minute', 'one-release', 'open-year'])
      for (const path of [
        `/s/${service}`,
        `/s/${service}/budget`,
        `/trends/time-to-restore?scope=s:${service}`,
      ]) {
        const screen = await open(path);
        await expectSound(screen, [1440, 390]);
        await screen.close();
      }
  });

  it.each([
    '/s/__proto__',
    '/s/x-turning?slo=nope&at=1970-01-02T00:00:00Z',
    '/s/x-turning/budget?slo=nope',
    '/services?state=__proto__&sort=nope&open=nope&sel=nope',
    '/services?at=garbage',
    '/trends/nope',
    '/trends/lead-time?scope=s:nope',
    '/trends/lead-time?scope=group:',
    '/trends/lead-time?range=5200w',
    '/trends/lead-time?from=1900-01-01&to=2000-01-01',
    '/trends/lead-time?from=2026-12-02&to=2026-12-01',
    '/trends/lead-time?from=2026-12-01T00:00:00Z&to=2026-12-01T00:00:01Z',
    '/trends/lead-time?by=fortnight&show=nope&point=nope',
    '/trends/lead-time?at=a&at=b',
    '/trends/lead-time?at=9999-12-31T00:00:00Z',
    `/trends/${'x'.repeat(1_000)}`,
    '/glossary?q=%00',
  ])('says something clear at %s', async (path) => {
    const screen = await open(path);
    await expectSound(screen, [1440, 390]);
    await screen.close();
  });

  it('cuts sprints at midnight where the clock moves by half an hour, and knows the 53rd week of a year', async () => {
    const sprints = await board.get<TrendsAnswer>('/api/v1/trends?metric=deployment-frequency&by=sprint');
    const lengths = sprints.main.points.map(
      ({ start, end }) => (Date.parse(end) - Date.parse(start)) / HOUR_MS,
    );
    // Twenty sprints back from January: the clocks go forward by half an hour on 4 October only.
    expect(lengths.filter((hours) => hours !== 240)).toEqual([239.5]);
    const midnight = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Australia/Lord_Howe',
      timeStyle: 'short',
    });
    expect(new Set(sprints.main.points.map(({ start }) => midnight.format(Date.parse(start))))).toEqual(
      new Set(['00:00']),
    );
    const screen = await open('/trends/deployment-frequency?point=2026-W53');
    await expectSound(screen, [1440, 390]);
    expect(await textOf(screen.page.locator('main'))).toContain('28 Dec');
    await screen.close();
  });
});
