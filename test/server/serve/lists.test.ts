import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

describe('lists', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml: 'services: [{ id: shop }]', startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  it.each(['overview', 'metrics-catalogue', 'objectives', 'services', 'sources', 'deployments', 'incidents'])(
    'answers /%s as items and next, null where there is no more',
    async (path) => {
      expect(await board.get(`/api/v1/${path}`)).toMatchObject({ items: expect.any(Array), next: null });
    },
  );
});
