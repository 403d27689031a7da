import type { Clock } from '../clock.ts';

/** An instant on both clocks. */
export interface Moment {
  readonly atMs: number;
  readonly monotonicMs: number;
}

export function momentOf(clock: Clock): Moment {
  return { atMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
}

/** Seconds of monotonic time since a moment. */
export function secondsSince(clock: Clock, { monotonicMs }: Moment): number {
  return (clock.monotonicMs() - monotonicMs) / 1_000;
}

/** When an earlier moment was, on the wall clock as it goes now: a wall clock that was moved makes no gap. */
export function onPresentWall(earlier: Moment, now: Moment): number {
  return now.atMs - (now.monotonicMs - earlier.monotonicMs);
}
