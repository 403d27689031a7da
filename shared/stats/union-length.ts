/** A stretch `[startMs, endMs)`; empty or backward ones cover nothing. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * How much time stretches cover together, what several cover counted once. 0 for none.
 *
 * @param stretches in any order
 * @returns milliseconds
 * @example unionLength([{ startMs: 0, endMs: 10 }, { startMs: 5, endMs: 12 }]) // 12, where the sum is 17
 */
export function unionLength(stretches: readonly Stretch[]): number {
  let lengthMs = 0;
  let reachedMs = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    lengthMs += Math.max(0, endMs - Math.max(startMs, reachedMs));
    reachedMs = Math.max(reachedMs, endMs);
  }
  return lengthMs;
}
