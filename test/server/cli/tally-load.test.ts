import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TallyBody } from '#shared/api/tallies.ts';
import { RowRefused } from '../../../server/cli/backend.ts';
import { createTallyLoad } from '../../../server/cli/tally-load.ts';
import type { MinuteRow } from '../../../server/collect/push/minute-rows.ts';
import { openAt, temporaryFolder } from '../store/folders.ts';

const START_MS = Date.UTC(2026, 0, 5);
const END_MS = START_MS + 86_400_000;

const minuteRow = (minute: number, good: number, total: number, line: number): MinuteRow => {
  const minuteMs = START_MS + minute * 60_000;
  const named = { service: 'orders', objective: 'availability' };
  return { ...named, line, fromLine: line, atMs: minuteMs, minuteMs, good, total };
};

const silent = () => {};

describe('rows that are loaded in portions', () => {
  it('come to the same minutes whatever the size of a portion: the last row of a minute counts', async () => {
    const tally = fc.record({ minute: fc.nat(1_439), good: fc.nat(1_000), bad: fc.nat(1_000) });
    const { tallies } = openAt(temporaryFolder(), END_MS + 3_600_000);
    let used = 0;
    const property = fc.asyncProperty(
      fc.array(tally, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, portionRows) => {
        used += 1;
        const sliId = tallies.sliId('orders', `objective-${used}`);
        const load = createTallyLoad({
          portionRows,
          firstLine: 1,
          say: silent,
          send: async (bodies: readonly TallyBody[]) =>
            tallies.replace(
              bodies.map(({ at, good, total }) => ({
                ...{ sliId, minuteMs: Date.parse(at), good, total, covered: true },
              })),
            ),
        });
        for (const [index, { minute, good, bad }] of rows.entries())
          await load.add(minuteRow(minute, good, good + bad, index + 1));
        await load.end();
        const last = new Map(rows.map(({ minute, good, bad }) => [minute, { good, total: good + bad }]));
        const kept = [...last.values()];
        expect(tallies.lookup(sliId).sum(START_MS, END_MS)).toEqual({
          good: kept.reduce((sum, { good }) => sum + good, 0),
          total: kept.reduce((sum, { total }) => sum + total, 0),
          coveredMinutes: kept.length,
        });
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('say the line of a row that was refused, and the line to go on from', async () => {
    const sent: number[] = [];
    const load = createTallyLoad({
      portionRows: 2,
      firstLine: 2,
      say: silent,
      send: async (rows) => {
        if (sent.length > 0) throw new RowRefused(1, 'no such service');
        sent.push(rows.length);
      },
    });
    for (const line of [2, 3, 4, 5]) await load.add(minuteRow(line, 1, 1, line));
    expect(load.progress()).toMatchObject({ sentCount: 2, nextLine: 4 });
    await expect(load.end()).rejects.toMatchObject({ line: 5, message: 'no such service' });
    expect(load.progress()).toMatchObject({ sentCount: 2, nextLine: 4 });
  });
});
