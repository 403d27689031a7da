import { describe, expect, it } from 'vitest';
import { createTestClock } from './test-clock.ts';

describe('the test clock', () => {
  it('runs tasks in the order of their times, each at its time', async () => {
    const clock = createTestClock(1_000);
    const seen: [string, number][] = [];
    clock.after(20, () => seen.push(['second', clock.nowMs()]));
    clock.after(10, () => seen.push(['first', clock.nowMs()]));
    await clock.advance(25);
    expect(seen).toEqual([
      ['first', 1_010],
      ['second', 1_020],
    ]);
    expect(clock.nowMs()).toBe(1_025);
  });

  it('runs a task that a task has set, when it falls due on the way', async () => {
    const clock = createTestClock(0);
    const atMs: number[] = [];
    const tick = () => {
      atMs.push(clock.monotonicMs());
      clock.after(10, tick);
    };
    clock.after(10, tick);
    await clock.advance(35);
    expect(atMs).toEqual([10, 20, 30]);
    expect(clock.pendingCount()).toBe(1);
  });

  it('does not run what was cancelled, and a jump of the wall makes nothing due', async () => {
    const clock = createTestClock(0);
    let ran = 0;
    clock.after(10, () => {
      ran += 1;
    })();
    clock.after(10, () => {
      ran += 10;
    });
    clock.jumpWall(86_400_000);
    await clock.advance(9);
    expect(ran).toBe(0);
    expect(clock.nowMs()).toBe(86_400_009);
    await clock.advance(1);
    expect(ran).toBe(10);
  });
});
