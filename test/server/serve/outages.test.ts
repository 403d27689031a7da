import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FigureAnswer } from '../../../shared/api/figures.ts';
import type { ReceiptAnswer } from '../../../shared/api/receipts.ts';
import type { WallAnswer } from '../../../shared/api/wall.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';
import { type Exporter, startExporter } from '../../harness/exporter.ts';

const START = Date.parse('2026-11-22T12:00:00Z');
const yamlOf = (url: string): string => `
services:
  - { id: shop, objectives: [{ id: availability, push: {} }] }
  - { id: till, objectives: [{ id: availability, scrape: { targets: ["${url}"], interval: 30s } }] }
agreement: { signedBy: [development], metrics: { availability: { target: 90%, window: 7d } } }
`;

/** RELIABILITY.md F2 and F3: what a stop of the board leaves behind. */
describe('a stop of the board', () => {
  let board: TestBoard;
  let exporter: Exporter;
  beforeEach(async () => {
    exporter = await startExporter();
    board = await startTestBoard({ yaml: yamlOf(exporter.url), startAt: '2026-11-22T12:00:00Z' });
    await push(0, 60);
    await passMinute();
  });
  afterEach(async () => {
    await board.close();
    await exporter.goDown();
  });

  /** From so many minutes before noon on. */
  const push = (from: number, count: number) =>
    board.send(
      'POST',
      '/api/v1/tallies',
      Array.from({ length: count }, (_, index) => {
        const at = new Date(START + (from + index - 60) * MINUTE_MS).toISOString();
        return { service: 'shop', objective: 'availability', at, good: 100, total: 100 };
      }),
    );
  /** Over a minute, with the scrapes that lie in it. */
  const passMinute = async () => {
    const { clock, server } = board;
    const fromMs = clock.nowMs();
    for (let part = 0; part < 2; part += 1) await clock.advance(MINUTE_MS / 2);
    await clock.until(() => server.store.targets.all().some((each) => each.lastAttemptAtMs > fromMs));
  };
  const stopFor = async (minutes: number) => {
    await board.stop();
    board.clock.jumpWall(minutes * MINUTE_MS);
    board = await board.start();
  };
  const wall = () => board.get<WallAnswer>('/api/v1/wall');
  const reasons = async () =>
    (await wall()).services.map(({ objective }) => [objective?.state, objective?.reason]);
  const figure = () => board.get<FigureAnswer>('/api/v1/figures?metric=availability&service=shop&window=7d');

  it('is no outage where it is short, as a restart is', async () => {
    await stopFor(0.5);
    expect(board.server.store.collector.allOutages()).toEqual([]);
    expect(await reasons()).toEqual([
      ['met', null],
      ['met', null],
    ]);
  });

  it('is why nothing is known, blames nobody and calls nobody, until facts come', async () => {
    await stopFor(45);
    expect(await reasons()).toEqual([
      ['nodata', 'collector-down'],
      ['nodata', 'collector-down'],
    ]);
    expect(await wall()).toMatchObject({ problems: [], reporting: { heard: 0, of: 2 } });
    await passMinute();
    expect(await reasons()).toEqual([
      ['nodata', 'collector-down'],
      ['met', null],
    ]);
    expect((await wall()).reporting).toEqual({ heard: 1, of: 2 });
  });

  it('leaves what was known of a target before it behind', async () => {
    await exporter.goDown();
    await passMinute();
    await passMinute();
    const marks = async () => (await wall()).services.map(({ objective }) => objective?.notAnswering?.reason);
    expect(await marks()).toEqual([undefined, 'refused']);
    await stopFor(45);
    expect(await marks()).toEqual([undefined, undefined]);
    await passMinute();
    expect(await marks()).toEqual([undefined, 'refused']);
  });

  it('is said by the figure and its receipt, and no more once its minutes were filled in', async () => {
    await stopFor(45);
    await push(106, 1);
    const before = await figure();
    // Minute 60 of the hour before, noon, was not pushed while the board ran; the board was away from 12:01 to 12:46.
    expect(before.detail).toMatchObject({ coveredMinutes: 61, owedMinutes: 107, collectorDownMinutes: 45 });
    expect(before.value).toBe(1);
    const receipt = await board.get<ReceiptAnswer>(`/api/v1/receipts/${before.receipt}`);
    expect(receipt.leftOut).toEqual([
      {
        ...{ reason: 'collector-down', count: 45 },
        items: ['2026-11-22T12:01:00.000Z/2026-11-22T12:46:00.000Z'],
      },
    ]);
    await push(61, 45);
    expect((await figure()).detail).toMatchObject({ coveredMinutes: 106, collectorDownMinutes: 0 });
  });
});
