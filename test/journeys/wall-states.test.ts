import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectCount, expectText, type Screen, textOf } from '../harness/browser.ts';
import { push, talliesBetween } from '../harness/traffic.ts';

/** 15:00 in Seoul. */
const start = '2025-11-21T06:00:00Z';
const startMs = Date.parse(start);

const agreement =
  'agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services:
  - { id: scales, name: { en: Scales, ko: 계량 }, group: line-1, objectives: [{ id: availability, push: {} }] }
  - { id: printing, name: { en: Printing, ko: 인쇄 }, group: line-1, objectives: [{ id: web, push: {} }] }
  - { id: presses, name: { en: Presses, ko: 프레스 }, group: line-2, owner: 프레스반, objectives: [{ id: availability, push: {} }] }
  - { id: gauges, name: { en: Gauges, ko: 계측기 }, group: line-2, objectives: [{ id: availability, push: {} }] }
  - { id: shipping, name: { en: Shipping, ko: 출하 }, objectives: [{ id: availability, push: {} }] }
${agreement}
`;

/** What three services send in one minute; `gauges` never sends, and what `presses` sends is the story. */
const steady = (atMs: number) => [
  ...talliesBetween({ service: 'scales', total: 100 }, atMs, atMs + 1),
  ...talliesBetween({ service: 'printing', objective: 'web', total: 100 }, atMs, atMs + 1),
  ...talliesBetween({ service: 'shipping', total: 100 }, atMs, atMs + 1),
];

describeInBrowser('the quiet states of the wall', (browser) => {
  let board: TestBoard;
  let screen: Screen;

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: start });
    await push(board, [
      // 96 hours of 10 000, one of them 80 h ago with 800 bad: no burn window reaches that far.
      ...talliesBetween({ service: 'scales', total: 10_000 }, startMs - 96 * HOUR_MS, startMs, HOUR_MS),
      ...talliesBetween(
        { service: 'scales', total: 10_000, bad: 800 },
        startMs - 80 * HOUR_MS,
        startMs,
        DAY_MS * 9,
      ),
      ...talliesBetween(
        { service: 'printing', objective: 'web', total: 2_900, bad: 1 },
        startMs - HOUR_MS,
        startMs,
        HOUR_MS,
      ),
      ...talliesBetween({ service: 'presses', total: 10_000 }, startMs - 31 * DAY_MS, startMs, HOUR_MS),
      ...talliesBetween({ service: 'shipping', total: 10_000 }, startMs - 31 * DAY_MS, startMs, HOUR_MS),
      ...talliesBetween({ service: 'presses', total: 100 }, startMs, startMs + 1),
      ...steady(startMs),
    ]);
    screen = await browser.open(`${board.url}/wall`);
  });
  afterAll(async () => {
    await screen.close();
    await board.close();
  });

  const tile = (name: string) => screen.page.locator('.tile', { hasText: name });
  const minutesLater = async (minutes: number): Promise<void> => {
    board.clock.jumpWall(startMs + minutes * MINUTE_MS - board.clock.nowMs());
    await push(board, steady(startMs + minutes * MINUTE_MS));
  };

  it('near: little budget is left and nothing burns; the mark says how much of the window is known', async () => {
    // 960 000 and 100 allow 960.1: 1 − 800 / 960.1 = 0.1667, under the fifth at which it is close.
    // One minute of each hour is sent.
    await expectText(tile('Scales')).toBe(
      'Scales 16% Close to the limit First 4 of 30 days, heard 1.6% of the time',
    );
    await expectCount(tile('Scales').locator('.mark-near')).toBe(1);
  });

  it('none: a value without a judgement, floored', async () => {
    // 2 999 of 3 000 is 99.966… %.
    await expectText(tile('Printing')).toContain('Printing 99.96% No limit agreed no limit agreed');
    await expectCount(tile('Printing').locator('.mark-none')).toBe(1);
  });

  it('no data: a service that never sent is not green, and says so', async () => {
    await expectText(tile('Gauges')).toBe('Gauges No data no data yet');
    await expectCount(tile('Gauges').locator('.mark-nodata')).toBe(1);
    await expectCount(tile('Gauges').locator('.mark-met')).toBe(0);
  });

  it('counts each of them in the verdict, and silence never as agreement', async () => {
    await expectText(screen.page.locator('h1')).toBe('No service needs someone');
    await expectText(screen.page.locator('.beneath')).toContain(
      '1 without data, 1 close, 1 without a limit, 2 within agreement ·',
    );
    await expectText(screen.page.locator('.group-head')).toContain('4 of 5 services reporting');
  });

  it('no data: after five minutes of silence on the tile', async () => {
    await minutesLater(4);
    await expectText(tile('Presses')).toBe('Presses 100% Within agreement heard 1.6% of the time');
    await minutesLater(5);
    await expectText(tile('Presses')).toBe('Presses No data no data 5 min');
    await expectText(screen.page.locator('.beneath')).toContain('2 without data, 1 close');
    await minutesLater(29);
    await expectText(tile('Presses')).toBe('Presses No data no data 29 min');
    await expectCount(screen.page.locator('.card')).toBe(0);
  });

  it('no data: after thirty minutes a card, with whom it belongs to and what went out before', async () => {
    const deployment = { service: 'presses', id: '12', version: '3.2', finishedAt: '2025-11-21T05:40:00Z' };
    await board.send('POST', '/api/v1/deployments', deployment);
    await minutesLater(30);
    const card = screen.page.locator('.card');
    await expectText(screen.page.locator('h1')).toBe('1 service needs someone 4 others below');
    await expectText(card.locator('h2')).toBe('Presses 프레스');
    await expectText(card.locator('.card-state')).toBe('No data');
    await expectText(card.locator('.facts > div').nth(0)).toBe('silent since 15:00 30 min');
    await expectText(card.locator('.facts > div').nth(1)).toBe('budget left when last heard 100 %');
    await expectText(card.locator('.card-foot')).toBe(
      'Release 3.2 went out 20 min before Belongs to 프레스반',
    );
  });

  it('speaks Korean: nothing is English but the second names and the second verdict', async () => {
    const korean = await browser.open(`${board.url}/wall?lang=ko`);
    await expectText(korean.page.locator('h1')).toBe('담당자가 필요한 서비스 1개 그 외 4개');
    await expectText(korean.page.locator('.card h2')).toBe('프레스 Presses');
    const english = await korean.page.evaluate(() => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        if (
          !node.parentElement?.closest('[lang=en], script, style') &&
          /[A-Za-z]{2}/.test(node.textContent ?? '')
        )
          found.push(node.textContent ?? '');
      return found;
    });
    expect(english).toEqual([]);
    expect(await korean.page.locator('html').getAttribute('lang')).toBe('ko');
    expect(korean.troubles).toEqual([]);
    await korean.close();
  });

  it('shows one group where the address names it', async () => {
    const line = await browser.open(`${board.url}/wall?group=line-1`);
    await expectText(line.page.locator('h1')).toBe('No service needs someone');
    await expectText(line.page.locator('.tile-name').nth(0)).toBe('Scales');
    await expectText(line.page.locator('.tile-name').nth(1)).toBe('Printing');
    await expectCount(line.page.locator('.tile')).toBe(2);
    await line.close();
  });

  it('closes the card with the first tally that arrives', async () => {
    await push(
      board,
      talliesBetween(
        { service: 'presses', total: 100 },
        startMs + 30 * MINUTE_MS,
        startMs + 30 * MINUTE_MS + 1,
      ),
    );
    await expectText(tile('Presses')).toBe('Presses 100% Within agreement heard 1.6% of the time');
    await expectCount(screen.page.locator('.card')).toBe(0);
    expect(screen.troubles).toEqual([]);
  });
});

describeInBrowser('the calm wall', (browser) => {
  it('says that all is within agreement, and for how long', async () => {
    const board = await startTestBoard({
      yaml: `team: { timeZone: Asia/Seoul }\nservices:\n  - { id: a, objectives: [{ id: availability, push: {} }] }\n  - { id: b, objectives: [{ id: availability, push: {} }] }\n${agreement}\n`,
      startAt: start,
    });
    // From 15:00 on 21 October: the 30 days from 22 October to 20 November are whole ones.
    const history = (service: string) =>
      talliesBetween({ service, total: 2_000 }, startMs - 31 * DAY_MS, startMs + 1, HOUR_MS);
    await push(board, [...history('a'), ...history('b')]);
    const screen = await browser.open(`${board.url}/wall`);
    await expectText(screen.page.locator('h1')).toBe('All 2 services are within agreement');
    await expectText(screen.page.locator('.beneath')).toContain('Day 30 in a row');
    await expectCount(screen.page.locator('.tile-met')).toBe(2);
    await screen.close();
    await board.close();
  });

  it('is never said of a board that has heard nothing', async () => {
    const board = await startTestBoard({
      yaml: `services:\n  - { id: a, objectives: [{ id: availability, push: {} }] }\n  - { id: b, objectives: [{ id: availability, push: {} }] }\n${agreement}\n`,
      startAt: start,
    });
    const screen = await browser.open(`${board.url}/wall`);
    await expectText(screen.page.locator('h1')).toBe('No data yet');
    await expectText(screen.page.locator('.beneath')).toContain('2 services have no figure yet');
    await expectCount(screen.page.locator('.tile-nodata')).toBe(2);
    expect(await screen.page.locator('.mark-met, .tile-met').count()).toBe(0);
    expect(await textOf(screen.page.locator('main'))).not.toContain('Within agreement');
    await screen.close();
    await board.close();
  });

  it('says what to do where there is no service', async () => {
    const board = await startTestBoard({ yaml: 'services: []\n', startAt: start });
    const screen = await browser.open(`${board.url}/wall`);
    await expectText(screen.page.locator('h1')).toBe('No services yet');
    await screen.close();
    await board.close();
  });
});
