import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const CANARY = 'hunter2';
const files = { 'hook.url': `http://127.0.0.1:9/hooks/${CANARY}` };
/** Port 9 (discard) answers nobody, so all targets are soon said not to answer. */
const yaml = `
services:
  - id: shop
    objectives:
      - { id: up, scrape: { targets: ["http://127.0.0.1:9/metrics?token=${CANARY}"], interval: 5s } }
      - { id: web, probe: { url: "http://bob:${CANARY}@127.0.0.1:9/", interval: 5s } }
      - { id: hook, probe: { urlFile: hook.url, interval: 5s } }
agreement: { signedBy: [development], metrics: { up: { target: 99%, window: 7d }, web: { target: 99%, window: 7d } } }
`;

describe('a secret in the address of a target', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, files, startAt: '2026-11-22T12:00:00Z' });
    for (let round = 0; round < 4; round += 1) {
      await board.clock.advance(5_000);
      await board.clock.until(() => board.server.store.targets.all().length === 3);
    }
    await board.clock.until(() => board.server.store.targets.all().every((each) => each.failuresInARow >= 2));
  });
  afterAll(() => board.close());

  it.each([
    '/api/v1/services/shop',
    '/api/v1/services',
    '/api/v1/objectives',
    '/api/v1/sources',
    '/api/v1/wall',
    '/metrics',
  ])('is not in %s, where the target is named', async (path) => {
    const text = JSON.stringify((await board.send<unknown>('GET', path)).body);
    expect(text).not.toContain(CANARY);
    if (path !== '/metrics') expect(text).toContain('http://127.0.0.1:9/');
  });
});
