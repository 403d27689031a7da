import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, type Screen, textOf } from '../harness/browser.ts';
import { push, type Traffic, talliesBetween } from '../harness/traffic.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: work-orders, name: { en: Work orders, ko: 작업지시 }, owner: MES team, objectives: [{ id: availability, push: {} }] }
  - { id: labels, name: { en: Labels, ko: 라벨 }, objectives: [{ id: availability, push: {} }] }
  - { id: press, name: { en: Press data, ko: 프레스 }, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;

/** 13:42 in Seoul. */
const start = '2025-11-21T04:42:00Z';
const startMs = Date.parse(start);

const workOrders: Traffic = { service: 'work-orders', total: 100 };
const labels: Traffic = { service: 'labels', total: 100 };
const press: Traffic = { service: 'press', total: 1_000 };

describeInBrowser('pushed tallies make a service burn', (browser) => {
  let board: TestBoard;
  let screen: Screen;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    // Long windows need a whole hour, and judge 72 h at most: a day for one, three days for the other, and more
    // than the agreed 30 days, hour by hour, for the third.
    await push(board, [
      ...talliesBetween(workOrders, startMs - DAY_MS, startMs),
      ...talliesBetween(labels, startMs - 3 * DAY_MS, startMs),
      ...talliesBetween(press, startMs - 31 * DAY_MS, startMs + MINUTE_MS, HOUR_MS),
    ]);
    // Both went out before 13:42: one by four minutes, the other by 24 h and a minute, too long to be named.
    for (const [service, version, finishedAt] of [
      ['work-orders', '2025.11.4', '2025-11-21T04:38:00Z'],
      ['labels', '7.1', '2025-11-20T04:41:00Z'],
    ])
      await board.send('POST', '/api/v1/deployments', { service, id: version, version, finishedAt });
    screen = await browser.open(`${board.url}/wall`);
  });
  afterAll(async () => {
    await screen.close();
    await board.close();
  });

  // A fact is read as it is written in the page: what it is, then how much. The look puts the number on top.
  const card = (number: number) => screen.page.locator('.card').nth(number);
  const facts = (number: number) => card(number).locator('.facts > div');
  const tile = (name: string) => screen.page.locator('.tile', { hasText: name });
  /** A minute passes, then its tallies arrive. */
  const minute = async (index: number, bad: { orders: number; labels: number }): Promise<void> => {
    const atMs = startMs + index * MINUTE_MS;
    board.clock.jumpWall(atMs + 30_000 - board.clock.nowMs());
    await push(board, [
      ...talliesBetween({ ...workOrders, bad: bad.orders }, atMs, atMs + 1),
      ...talliesBetween({ ...labels, bad: bad.labels }, atMs, atMs + 1),
      ...talliesBetween(press, atMs, atMs + 1),
    ]);
  };

  it('is calm before', async () => {
    await expectText(screen.page.locator('h1')).toBe('No service needs someone');
    await expectCount(screen.page.locator('.card')).toBe(0);
    await expectCount(screen.page.locator('.wall.is-calm')).toBe(1);
    await expectText(screen.page.locator('.beneath')).toContain(
      '1 within agreement, 2 within agreement so far',
    );
  });

  it('opens no card before a rule fires in both windows', async () => {
    // Two minutes: 80 bad of the last hour's 6 000 is 1.33 %, burn rate 13.3; the page rule begins above 14.4.
    await minute(0, { orders: 40, labels: 30 });
    await minute(1, { orders: 40, labels: 30 });
    await expectText(tile('Work orders')).toContain('rising');
    expect(await screen.page.locator('.card').count()).toBe(0);
  });

  it('opens the cards, most urgent first, with what people feel, since when and what is left', async () => {
    for (const index of [2, 3, 4]) await minute(index, { orders: 40, labels: 30 });
    await expectText(screen.page.locator('h1')).toBe('2 services need someone 1 other below');
    await expectCount(screen.page.locator('.card')).toBe(2);

    // 13:46. 200 of the last five minutes' 500 failed: 4 in 10, and 0.4 / 0.001 = 400 times too fast.
    await expectText(card(0).locator('h2')).toBe('Work orders 작업지시');
    await expectText(card(0).locator('.card-state')).toBe('Outside agreement, burning 400× too fast');
    await expectText(facts(0).nth(0)).toBe('events fail now 4 in 10');
    // The rule fired with the third minute; the first of its short window that burned is 13:42.
    await expectText(facts(0).nth(1)).toBe('since 13:42 4 min');
    // A day's 144 000 and 500 since allow 144.5: 1 − 200 / 144.5 = −0.3841, never made smaller.
    await expectText(facts(0).nth(2)).toBe('budget left −39 %');
    await expectText(card(0).locator('.card-foot')).toBe(
      'Release 2025.11.4 went out 4 min before Belongs to MES team',
    );

    // 150 of 500 failed: 1 in 3, 300 times too fast.
    await expectText(card(1).locator('h2')).toBe('Labels 라벨');
    await expectText(card(1).locator('.card-state')).toBe('Burning fast 300× too fast');
    await expectText(facts(1).nth(0)).toBe('events fail now 1 in 3');
    await expectText(facts(1).nth(1)).toBe('since 13:42 4 min');
    // Three days' 432 000 and 500 allow 432.5: 1 − 150 / 432.5 = 0.6531. The last hour's 150 of 6 000 burn at 25:
    // 0.6531 × 720 h / 25 = 18.8 h.
    await expectText(facts(1).nth(2)).toBe('budget left, gone in 18 h 65 %');
    await expectText(card(1).locator('.card-foot')).toBe('No release in the 24 h before No owner named');
  });

  it('says the same in Korean, and the second name in English', async () => {
    const korean = await browser.open(`${board.url}/wall?lang=ko`);
    const first = korean.page.locator('.card').first();
    await expectText(first.locator('h2')).toBe('작업지시 Work orders');
    await expectText(first.locator('.card-state')).toBe('기준 이탈 · 예산 소진 중 400배속');
    await expectText(first.locator('.facts > div').first()).toBe('지금 실패하는 건 10 건 중 4');
    await expectText(first.locator('.card-foot')).toBe('이탈 4분 전 배포 2025.11.4 담당: MES team');
    await korean.close();
  });

  it('eases: the cards are gone, one tile says so and the other until when it pays back', async () => {
    for (const index of [5, 6, 7, 8, 9]) await minute(index, { orders: 0, labels: 0 });
    await expectText(screen.page.locator('h1')).toBe('No service needs someone');
    expect(await screen.page.locator('.card').count()).toBe(0);
    // 13:51. The last hour still burned 150 / 6 000 / 0.001 = 25 times too fast, the last five minutes not at all.
    // 1 − 150 / 433 = 0.6535
    await expectText(tile('Labels')).toContain('Labels 65% Within agreement easing');
    // 1 − 200 / 145 = −0.3794. Of the bad minutes, 40 each, three cost 120 < 145: the second has to leave the
    // window, and 13:43 of 21 November leaves it in the 30 days to 13:44 of 21 December.
    await expectText(tile('Work orders')).toContain('Work orders −38% Outside, paying back to 21 Dec');
    await expectText(screen.page.locator('.beneath')).toContain(
      '1 paying back, 1 within agreement, 1 within agreement so far',
    );
  });

  it('is calm again once the last window has forgotten it', async () => {
    // Six hours of good minutes: the longest short window is six hours.
    const easedMs = startMs + 10 * MINUTE_MS;
    const calmMs = easedMs + 6 * HOUR_MS;
    board.clock.jumpWall(calmMs + 30_000 - board.clock.nowMs());
    await push(
      board,
      [workOrders, labels, press].flatMap((each) => talliesBetween(each, easedMs, calmMs + MINUTE_MS)),
    );
    // 432 000 + 500 + 500 + 36 100 allow 469.1: 1 − 150 / 469.1 = 0.6802
    await expectText(tile('Labels')).toContain('68% Within agreement');
    expect(await textOf(tile('Labels'))).not.toMatch(/easing|rising|burning/);
    await expectCount(screen.page.locator('.wall.is-calm')).toBe(1);
    expect(screen.troubles).toEqual([]);
  });
});
