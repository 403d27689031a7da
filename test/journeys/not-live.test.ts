import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, type Screen, textOf } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: press, name: { en: Press data, ko: 프레스 }, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;
/** 15:02 in Seoul. */
const start = '2025-11-21T06:02:00Z';
const startMs = Date.parse(start);

describeInBrowser('a board of invented data is gone', (browser) => {
  it.each([1920, 390])('keeps its band whole above what it says, %i px wide', async (width) => {
    const board = await startTestBoard({ yaml, startAt: start });
    const { page, close } = await browser.open(`${board.url}/wall`, {
      width,
      prepare: async (opened) => {
        await opened.clock.install({ time: '2020-01-01T00:00:00Z' });
        await opened.route('**/api/v1/wall*', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, json: { ...(await response.json()), sample: true } });
        });
      },
    });
    await expectText(page.locator('.sample')).toContain('SAMPLE');
    await board.stop();
    await page.clock.runFor(92_000);
    await expectCount(page.locator('.wall.stale')).toBe(1);
    const hidden = await page.locator('.sample').evaluate((band) => {
      const { bottom } = band.getBoundingClientRect();
      const head = document.querySelector('.head');
      return head === null ? bottom : bottom - head.getBoundingClientRect().top;
    });
    expect(hidden).toBeLessThanOrEqual(0);
    await close();
    await board.close();
  });
});

describeInBrowser('the server is gone', (browser) => {
  let board: TestBoard;
  let screen: Screen;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    await push(board, [
      ...talliesBetween({ service: 'press', total: 1_000 }, startMs - 31 * DAY_MS, startMs, HOUR_MS),
      ...talliesBetween({ service: 'press', total: 1_000, bad: 10 }, startMs - MINUTE_MS, startMs + 1),
    ]);
    screen = await browser.open(`${board.url}/wall`, {
      // A clock that goes on by itself and that the test can push; it is five years slow.
      prepare: (page) => page.clock.install({ time: '2020-01-01T00:00:00Z' }),
    });
  });
  afterAll(async () => {
    await screen.close();
    await board.close();
  });

  it('says "Not live since" after 90 seconds, drains the colours, and its clock runs on', async () => {
    const { page } = screen;
    await expectText(page.locator('.clock-time')).toBe('15:02');
    await expectText(page.locator('h1')).toBe('The service is within agreement');
    const tile = await textOf(page.locator('.tile'));
    const colours = () => page.locator('.lower').evaluate((lower) => getComputedStyle(lower).filter);
    expect(await colours()).toBe('none');

    await board.stop();
    await page.clock.runFor(46_000);
    await expectText(page.locator('.live-line')).toContain('reconnecting');
    await expectText(page.locator('h1')).toBe('The service is within agreement');
    await page.clock.runFor(46_000);
    await expectText(page.locator('h1')).toBe('Not live since 15:02 numbers below are 1 min old');
    await expectText(page.locator('.beneath')).toContain('15:02 이후 갱신되지 않았습니다');
    await expectText(page.locator('.live-line')).toBe('Fri 21 Nov · offline 1 min');
    await expectCount(page.locator('.wall.stale')).toBe(1);
    expect(await colours()).toMatch(/grayscale|saturate/);
    // The font comes in pieces: those of these words must have come before the server went.
    const hasGlyphs = () => document.fonts.check('400 34px "Pretendard Variable"', '갱신되지 않았습니다');
    expect(await page.evaluate(hasGlyphs)).toBe(true);

    await page.clock.runFor(10 * MINUTE_MS);
    await expectText(page.locator('h1')).toBe('Not live since 15:02 numbers below are 11 min old');
    await expectText(page.locator('.clock-time')).toBe('15:13');
    expect(await textOf(page.locator('.tile'))).toBe(tile);
  });

  it('is live again by itself once the server is back, with the same figures', async () => {
    const { page } = screen;
    const tile = await textOf(page.locator('.tile'));
    board = await board.start();
    // No try waits longer than 30 s.
    await page.clock.runFor(30_000);
    await expectText(page.locator('h1')).toBe('The service is within agreement');
    await expectText(page.locator('.live-line')).toMatch(/^Fri 21 Nov · live, \d+ s ago$/);
    await expectCount(page.locator('.wall.stale')).toBe(0);
    expect(await textOf(page.locator('.tile'))).toBe(tile);
  });

  it('says "No connection" where nothing was ever answered, and shows no numbers', async () => {
    const fresh = await browser.open(`${board.url}/wall`, {
      prepare: (page) => page.route('**/api/**', (route) => route.abort()),
    });
    await expectText(fresh.page.locator('h1')).toBe('No connection');
    await expectCount(fresh.page.locator('.tile')).toBe(0);
    await fresh.close();
  });
});
