import { describe, expect, it, onTestFinished } from 'vitest';
import type { EpisodeShape } from '#shared/api/episodes.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
  - { id: search, objectives: [{ id: availability, push: {} }] }
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;
const START = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

interface List {
  readonly items: readonly EpisodeShape[];
  readonly judgedTo: string | null;
  readonly next: string | null;
}

interface Objectives {
  readonly items: readonly { readonly since: string | null }[];
}

async function startBoard(): Promise<TestBoard> {
  const board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  onTestFinished(() => board.close());
  return board;
}

const at = (minute: number) => new Date(START + minute * MINUTE).toISOString();
const episodesOf = (board: TestBoard, query = '') => board.get<List>(`/api/v1/episodes${query}`);

/** A hundred requests in each of the minutes from `from` to `to`, counted from noon, so many of them bad. */
async function push(board: TestBoard, service: string, from: number, to: number, bad: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, i) => ({
    service,
    objective: 'availability',
    at: at(from + i),
    good: 100 - bad,
    total: 100,
  }));
  const reply = await board.send('POST', '/api/v1/tallies', rows);
  expect(reply.status).toBeLessThan(300);
}

/** Two hours of traffic, of which the ten minutes from 10:30 on failed altogether. */
async function pushOutage(board: TestBoard, service: string): Promise<void> {
  await push(board, service, -180, -90, 0);
  await push(board, service, -90, -80, 100);
  await push(board, service, -80, 0, 0);
}

describe('a board under watch', () => {
  it('answers what burned: the rule, since when, how fast, until when, and what that cost', async () => {
    const board = await startBoard();
    await pushOutage(board, 'shop');
    expect((await episodesOf(board)).judgedTo).toBeNull();
    await board.clock.advance(MINUTE);
    // 99.9 %: page-1h is above 14.4 with the first bad minute; page-6h is not known yet, with three hours of history.
    // The last bad minute ends at 10:40 and leaves the hour at 11:40. Ten of ten bad: burn 1 000.
    expect(await episodesOf(board)).toEqual({
      items: [
        {
          service: 'shop',
          objective: 'availability',
          rule: 'page-1h',
          since: at(-90),
          beganAt: at(-89),
          endedAt: at(-20),
          peakBurn: expect.closeTo(1_000, 9),
          bad: 1_000,
          total: 7_000,
          // 16 000 requests were seen by then, of which 16 may fail.
          cost: expect.closeTo(62.5, 9),
        },
      ],
      judgedTo: at(1),
      next: null,
    });
  });

  it('judges again what a late correction touches, within two seconds', async () => {
    const board = await startBoard();
    await pushOutage(board, 'shop');
    await board.clock.advance(MINUTE);
    expect((await episodesOf(board)).items).toHaveLength(1);
    await push(board, 'shop', -90, -80, 0);
    await board.clock.advance(2_000);
    expect(await episodesOf(board)).toEqual({ items: [], judgedTo: at(1), next: null });
  });

  it('goes on after a stop as if it had never stopped', async () => {
    const board = await startBoard();
    await push(board, 'shop', -180, -1, 0);
    await push(board, 'shop', -1, 0, 100);
    await board.clock.advance(MINUTE);
    const before = (await episodesOf(board)).items;
    expect(before).toMatchObject([{ since: at(-1), beganAt: at(0), endedAt: null, bad: 100, total: 100 }]);
    const again = await board.restart();
    onTestFinished(() => again.close());
    expect((await episodesOf(again)).items).toEqual(before);
    await push(again, 'shop', 1, 5, 100);
    await again.clock.advance(5 * MINUTE);
    expect((await episodesOf(again)).items).toMatchObject([
      { since: at(-1), beganAt: at(0), endedAt: null, bad: 500, total: 500 },
    ]);
  });

  it('lists the newest first, a page at a time, of one service, and of a span', async () => {
    const board = await startBoard();
    await pushOutage(board, 'shop');
    await push(board, 'search', -180, -60, 0);
    await push(board, 'search', -60, -50, 100);
    await board.clock.advance(MINUTE);
    const first = await episodesOf(board, '?limit=1');
    expect(first.items.map(({ service }) => service)).toEqual(['search']);
    const second = await episodesOf(board, `?limit=1&cursor=${first.next}`);
    expect(second.items.map(({ service }) => service)).toEqual(['shop']);
    expect(second.next).toBeNull();
    expect((await episodesOf(board, '?service=shop')).items).toHaveLength(1);
    expect((await episodesOf(board, '?objective=latency')).items).toEqual([]);
    expect((await episodesOf(board, `?to=${at(-70)}`)).items.map(({ service }) => service)).toEqual(['shop']);
    expect((await board.send('GET', '/api/v1/episodes?cursor=nonsense')).status).toBe(400);
    expect((await board.send('GET', '/api/v1/episodes?service=nobody')).status).toBe(404);
  });

  it('says in its own metrics how far it is', async () => {
    const board = await startBoard();
    await pushOutage(board, 'shop');
    await board.clock.advance(MINUTE);
    const text = await board.get<string>('/metrics');
    expect(text).toContain(`andon_watch_judged_to_timestamp_seconds ${(START + MINUTE) / 1_000}\n`);
    expect(text).toMatch(/^andon_watch_judging_duration_seconds \d/m);
  });

  it('has the wall and the watch date one burning alike', async () => {
    const board = await startBoard();
    await push(board, 'shop', -180, -1, 0);
    await push(board, 'shop', -1, 0, 100);
    const since = async () => {
      const { items } = await board.get<Objectives>('/api/v1/objectives?service=shop');
      return items[0]?.since;
    };
    // Before the watch has judged, and after it.
    expect(await since()).toBe(at(-1));
    await board.clock.advance(MINUTE);
    expect(await since()).toBe(at(-1));
    expect((await episodesOf(board)).items[0]?.since).toBe(at(-1));
  });
});
