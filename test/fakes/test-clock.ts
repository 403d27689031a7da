import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../server/clock.ts';

/** A clock that stands still until the test moves it. */
export interface TestClock extends Clock {
  /**
   * Moves both clocks forward by `ms`, stopping at each task that falls due on the way: tasks run in the
   * order of their times, at their times, and whatever they started settles before the next one.
   */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone, as an administrator or NTP would. Nothing falls due by it. */
  jumpWall(ms: number): void;
  /**
   * Waits in real time, with the clock standing still, until `condition` holds: for answers of real sockets.
   * @throws Error after `limitMs` of real time (default 5 000)
   */
  until(condition: () => boolean, limitMs?: number): Promise<void>;
  /** Tasks that wait to be run: 0 once everything was stopped. */
  pendingCount(): number;
}

interface Task {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Turns of the event loop given to promises and to sockets on loopback after each step. */
const SETTLE_TURNS = 8;

async function settle(): Promise<void> {
  for (let turn = 0; turn < SETTLE_TURNS; turn += 1) await nextTurn();
}

/**
 * @param startMs the wall clock at the beginning, epoch ms; the monotonic clock begins at 0
 * @example
 * const clock = createTestClock(Date.UTC(2026, 0, 1));
 * clock.after(1_000, ring);
 * await clock.advance(999); // silent
 * await clock.advance(1); // rings
 */
export function createTestClock(startMs: number): TestClock {
  const tasks = new Set<Task>();
  let monotonicMs = 0;
  let wallOffsetMs = startMs;

  function earliest(untilMs: number): Task | undefined {
    let first: Task | undefined;
    // A Set keeps insertion order, so tasks due at the same time run in the order they were set.
    for (const task of tasks) {
      if (task.dueMs <= untilMs && (first === undefined || task.dueMs < first.dueMs)) first = task;
    }
    return first;
  }

  async function advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError(`ms must be 0 or more, not ${ms}`);
    const endMs = monotonicMs + ms;
    await settle();
    for (let task = earliest(endMs); task !== undefined; task = earliest(endMs)) {
      tasks.delete(task);
      monotonicMs = Math.max(monotonicMs, task.dueMs);
      task.run();
      await settle();
    }
    monotonicMs = endMs;
    await settle();
  }

  async function until(condition: () => boolean, limitMs = 5_000): Promise<void> {
    for (let waitedMs = 0; !condition(); waitedMs += 2) {
      if (waitedMs > limitMs) throw new Error(`still waiting after ${limitMs} ms: ${condition}`);
      await pause(2);
    }
  }

  return {
    nowMs: () => wallOffsetMs + monotonicMs,
    monotonicMs: () => monotonicMs,
    after(delayMs, run) {
      const task: Task = { dueMs: monotonicMs + Math.max(0, delayMs), run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    advance,
    jumpWall(ms) {
      wallOffsetMs += ms;
    },
    until,
    pendingCount: () => tasks.size,
  };
}
