import { expect, it } from 'vitest';
import { startTestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - id: api
    objectives:
      - id: availability
        query:
          server: http://bob:hunter2@127.0.0.1:1
          total: sum(increase(r_total[1m]))
          bad: sum(increase(r_total{code=~"5.."}[1m]))
      - { id: jobs, push: {} }
`;

// METRICS.md §2: what a query source answers is kept as given, fractional, and the receipt says so.
it('a receipt says whose counts it rests on where a server was asked for them, and names no password', async () => {
  const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  const inputsOf = async (objective: string) => {
    const { receipt } = await board.get<{ receipt: string }>(
      `/api/v1/figures?metric=availability&service=api&objective=${objective}&window=7d`,
    );
    const { inputs } = await board.get<{ inputs: { source?: object } }>(`/api/v1/receipts/${receipt}`);
    return inputs;
  };
  expect((await inputsOf('availability')).source).toEqual({
    kept: 'as the server gave it',
    total: 'sum(increase(r_total[1m]))',
    bad: 'sum(increase(r_total{code=~"5.."}[1m]))',
  });
  expect((await inputsOf('jobs')).source).toBeUndefined();
  await board.close();
});
