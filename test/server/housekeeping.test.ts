import { describe, expect, it, onTestFinished } from 'vitest';
import { keepHouse } from '../../server/housekeeping.ts';
import { openStore } from '../../server/store/open-store.ts';
import { createTestClock } from '../fakes/test-clock.ts';
import { temporaryFolder } from './store/folders.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MONDAY = Date.UTC(2026, 0, 5);

describe('keeping house', () => {
  it('packs a day that ended ten SLIs at a time, with pauses, and what comes between is not held up', async () => {
    const clock = createTestClock(MONDAY + DAY - MINUTE);
    const store = openStore({ dataDir: temporaryFolder(), nowMs: clock.nowMs });
    onTestFinished(() => store.close());
    const packedAtMs: number[] = [];
    const { packSome } = store.tallies;
    const tallies = {
      ...store.tallies,
      packSome(nowMs: number) {
        const hasPacked = packSome(nowMs);
        if (hasPacked) packedAtMs.push(nowMs);
        return hasPacked;
      },
    };
    const fail = (error: unknown) => expect.unreachable(`${error}`);
    const end = keepHouse({ ...store, tallies }, clock, fail);
    for (let index = 0; index < 25; index += 1) {
      const sliId = tallies.sliId(`service-${index}`, 'availability');
      tallies.add([{ sliId, minuteMs: MONDAY, good: 1, total: 1, covered: true }]);
    }
    await clock.advance(30 * MINUTE);
    end();
    expect(clock.pendingCount()).toBe(0);
    const firstMs = MONDAY + DAY + 19 * MINUTE;
    // Looked for at once and every ten minutes: the first time after 00:10 is 00:19.
    expect(packedAtMs).toEqual([firstMs, firstMs + 50, firstMs + 100]);
    expect(tallies.pack(clock.nowMs())).toBe(0);
  });
});
