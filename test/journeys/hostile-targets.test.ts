import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../harness/board.ts';
import { describeInBrowser, expectText } from '../harness/browser.ts';

const INTERVAL_MS = 5_000;

/** What a target does instead of answering with metrics, and how the wall says it in English and in Korean. */
const misdeeds: readonly { id: string; answer: RequestListener; en: string; ko: string }[] = [
  {
    id: 'web-page',
    answer: (_, response) => void response.setHeader('content-type', 'text/html').end('<html></html>'),
    en: 'answers without metrics',
    ko: '지표가 아닌 응답',
  },
  {
    id: 'redirect',
    answer: (_, response) => void response.writeHead(302, { location: '/redirect' }).end(),
    en: 'redirects without end',
    ko: '다른 주소로 끝없이 보냄',
  },
  {
    id: 'error',
    answer: (_, response) => void response.writeHead(500).end(),
    en: 'unexpected status',
    ko: '예상과 다른 상태 코드',
  },
  {
    id: 'liar',
    // Announces 9 000 bytes and ends after 3.
    answer: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '9000' });
      response.write('a 1', () => response.destroy());
    },
    en: 'answer cut short',
    ko: '응답이 도중에 끊김',
  },
  { id: 'hang', answer: () => {}, en: 'no answer in time', ko: '응답 시간 초과' },
];

describeInBrowser('targets that misbehave', (browser) => {
  const target = createServer((request, response) => {
    const id = request.url?.slice(1);
    const misdeed = misdeeds.find((each) => each.id === id);
    if (misdeed) misdeed.answer(request, response);
    else response.setHeader('content-type', 'text/plain').end('http_requests_total 1\n');
  });
  let board: TestBoard;

  beforeAll(async () => {
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const { port } = target.address() as AddressInfo;
    const services = [...misdeeds.map(({ id }) => id), 'good'].map(
      (id) =>
        `  - { id: ${id}, objectives: [{ id: availability, scrape: { targets: ["http://127.0.0.1:${port}/${id}"], interval: 5s } }] }`,
    );
    board = await startTestBoard({
      yaml: `team: { timeZone: Asia/Seoul }\nservices:\n${services.join('\n')}\n`,
      startAt: '2025-11-21T06:41:00Z',
    });
    const { clock, server } = board;
    const { targets } = server.store;
    // Whoever answers has answered within its interval, in which the clock then stands still. The time-out is as
    // long as the interval, so the one that hangs fails an interval later than the others.
    for (let interval = 0; interval < 4; interval += 1) {
      const fromMs = clock.nowMs();
      await clock.advance(INTERVAL_MS);
      await clock.until(
        () => targets.all().filter((each) => each.lastAttemptAtMs > fromMs).length >= misdeeds.length,
      );
    }
    expect(targets.all().filter(({ failuresInARow }) => failuresInARow >= 2)).toHaveLength(misdeeds.length);
    await clock.advance(1_000);
  });
  afterAll(async () => {
    await board.close();
    target.closeAllConnections();
    await new Promise((resolve) => target.close(resolve));
  });

  it.each(['en', 'ko'] as const)('each has its own reason on the wall, in words (%s)', async (language) => {
    const screen = await browser.open(`${board.url}/wall?lang=${language}&rotate=0`);
    for (const misdeed of misdeeds) {
      const tile = screen.page.locator('.tile', { hasText: misdeed.id });
      await expectText(tile.locator('.tile-line')).toContain(misdeed[language]);
    }
    expect(screen.troubles).toEqual([]);
    await screen.close();
  });

  it('and the one that answers is unmoved', async () => {
    const screen = await browser.open(`${board.url}/wall?rotate=0`);
    await expectText(screen.page.locator('.tile', { hasText: 'good' })).not.toContain('not answering');
    await screen.close();
  });
});
