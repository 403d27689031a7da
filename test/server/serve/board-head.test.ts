import { afterEach, describe, expect, it } from 'vitest';
import type { BoardHead } from '#shared/api/board-head.ts';
import { isoInstant } from '#shared/time.ts';
import { MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `team: { name: Plant 2, timeZone: Asia/Seoul, language: ko }
services:
  - { id: orders, name: { en: Work orders, ko: 작업지시 }, objectives: [{ id: availability, push: {} }] }
  - { id: plan, group: line-2 }
agreement:
  metrics: { availability: { target: 99%, window: 7d } }
`;

const start = '2026-11-22T12:00:00Z';
const startMs = Date.parse(start);

let board: TestBoard | null = null;
afterEach(async () => {
  await board?.close();
  board = null;
});

/** A board one of whose two services has failed for the last 90 minutes, or not. */
async function startBoard(isFailing: boolean): Promise<TestBoard> {
  board = await startTestBoard({ yaml, startAt: start });
  const tallies = Array.from({ length: 90 }, (_, at) => ({
    service: 'orders',
    objective: 'availability',
    at: isoInstant(startMs - at * MINUTE_MS),
    good: isFailing ? 4_000 : 10_000,
    total: 10_000,
  }));
  const { status, body } = await board.send('POST', '/api/v1/tallies', tallies);
  expect({ status, body }).toMatchObject({ status: 200 });
  return board;
}

describe('what stands around every page', () => {
  it('names the team and every service, with the state of the objective that stands for it', async () => {
    const { get } = await startBoard(true);
    expect(await get<BoardHead>('/api/v1/board-head')).toMatchObject({
      team: { name: 'Plant 2', timeZone: 'Asia/Seoul', language: 'ko' },
      sample: false,
      needs: 1,
      services: [
        { id: 'orders', name: { en: 'Work orders', ko: '작업지시' }, group: null, state: 'burning' },
        { id: 'plan', group: 'line-2', state: null },
      ],
      notices: [],
    });
  });

  it('needs nobody while everything is as agreed', async () => {
    const { get } = await startBoard(false);
    const { needs, services } = await get<BoardHead>('/api/v1/board-head');
    expect([needs, services[0]?.state]).toEqual([0, 'met']);
  });

  it('is judged once for all pages that ask within seconds, and anew once a fact changes', async () => {
    const { send, clock } = await startBoard(true);
    const ask = (etag: string | null) =>
      send<BoardHead>('GET', '/api/v1/board-head', undefined, etag === null ? {} : { 'if-none-match': etag });
    // The watch finds the episodes of what was pushed, which is a change; the hint of it comes within a second.
    await clock.advance(1_500);
    const first = await ask(null);
    await clock.advance(2_000);
    // Two seconds later its own time still stands: the answer was kept, not made again.
    expect((await ask(null)).body).toEqual(first.body);
    const again = await ask(first.headers.get('etag'));
    expect([again.status, again.body]).toEqual([304, '']);
    await send('POST', '/api/v1/tallies', [
      { service: 'orders', objective: 'availability', at: '2026-11-22T11:49:00Z', good: 1, total: 1 },
    ]);
    expect((await ask(first.headers.get('etag'))).status).toBe(200);
  });
});
