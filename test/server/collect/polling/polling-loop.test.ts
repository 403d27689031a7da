import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a64, phaseMs, untilPhaseMs } from '../../../../server/collect/polling/phase.ts';
import { createPollingLoop } from '../../../../server/collect/polling/polling-loop.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);

describe('the phase of a target', () => {
  it('comes from FNV-1a', () => {
    // Vectors of RFC 9923.
    expect(fnv1a64('')).toBe(0xcbf29ce484222325n);
    expect(fnv1a64('a')).toBe(0xaf63dc4c8601ec8cn);
    expect(fnv1a64('foobar')).toBe(0x85944171f73967e8n);
  });

  it('is the same at every start and lies within the interval', () => {
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.integer({ min: 1_000, max: 600_000 }),
        fc.nat(),
        (url, intervalMs, nowMs) => {
          const phase = phaseMs(url, 'seed', intervalMs);
          expect((nowMs + untilPhaseMs(nowMs, phase, intervalMs)) % intervalMs).toBe(phase);
        },
      ),
    );
  });

  it('spreads many targets evenly', () => {
    const tenths = new Array(10).fill(0);
    for (let index = 0; index < 1_000; index += 1) {
      tenths[Math.floor(phaseMs(`http://10.0.0.${index}:9100/metrics`, 'x', 10_000) / 1_000)] += 1;
    }
    // 100 expected in each tenth, standard deviation 9.5: 5 of them either way.
    for (const count of tenths) expect(Math.abs(count - 100)).toBeLessThan(48);
  });
});

function setUp(poll: (signal: AbortSignal) => Promise<void>) {
  const clock = createTestClock(START_MS);
  const loop = createPollingLoop({ clock, target: 'http://a/metrics', seed: 's', intervalSeconds: 15, poll });
  return { clock, loop };
}

describe('a polling loop', () => {
  it('asks at its own phase of every interval, also when the wall clock is moved', async () => {
    const atMs: number[] = [];
    const onWall: number[] = [];
    const { clock, loop } = setUp(async () => {
      atMs.push(clock.monotonicMs());
      onWall.push(clock.nowMs() % 15_000);
    });
    loop.start();
    await clock.advance(60_000);
    clock.jumpWall(3_600_000 + 4_000);
    await clock.advance(60_000);
    clock.jumpWall(-7_200_000);
    await clock.advance(60_000);
    await loop.stop();
    const gaps = atMs.slice(1).map((at, index) => at - (atMs[index] ?? 0));
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(7_500);
      expect(gap).toBeLessThanOrEqual(22_500);
    }
    const phase = phaseMs('http://a/metrics', 's', 15_000);
    expect(onWall.slice(0, 4)).toEqual([phase, phase, phase, phase]);
    expect(onWall.at(-1)).toBe(phase);
  });

  // A time-out may be as long as the interval (RELIABILITY.md §2.1), and so may all attempts of a probe together.
  it('loses no turn to attempts that take the whole interval', async () => {
    const atMs: number[] = [];
    const { clock, loop } = setUp(
      () =>
        new Promise((resolve) => {
          atMs.push(clock.monotonicMs());
          clock.after(15_000, resolve);
        }),
    );
    loop.start();
    await clock.advance(60_000);
    const [first = 0] = atMs;
    expect(atMs.map((at) => at - first)).toEqual([0, 15_000, 30_000, 45_000]);
    const stopped = loop.stop();
    await clock.advance(15_000);
    await stopped;
    expect([atMs.length, clock.pendingCount()]).toEqual([4, 0]);
  });

  it.each([
    [22_500, [0, 22_500, 30_000]],
    [22_501, [0, 30_000]],
  ])(
    'makes up for a turn where that begins up to half an interval late: after %d ms',
    async (lengthMs, expected) => {
      const atMs: number[] = [];
      const { clock, loop } = setUp(
        () =>
          new Promise((resolve) => {
            clock.after(atMs.length === 0 ? lengthMs : 1, resolve);
            atMs.push(clock.monotonicMs());
          }),
      );
      loop.start();
      await clock.advance(44_999);
      const [first = 0] = atMs;
      expect(atMs.map((at) => at - first)).toEqual(expected);
      await loop.stop();
    },
  );

  it('skips a turn while the attempt before it is still running', async () => {
    const waiting: (() => void)[] = [];
    const { clock, loop } = setUp(() => new Promise((resolve) => waiting.push(resolve)));
    loop.start();
    await clock.advance(45_000);
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    await clock.advance(15_000);
    expect(waiting).toHaveLength(2);
    waiting[1]?.();
    await loop.stop();
  });

  it('ends what is in flight when it is stopped, and leaves no timer', async () => {
    const { clock, loop } = setUp(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    );
    loop.start();
    await clock.advance(15_000);
    await loop.stop();
    expect(clock.pendingCount()).toBe(0);
  });
});
