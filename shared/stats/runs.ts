import { type Side, sideOf } from './side.ts';

/** Successive values on one side of a line. */
export interface Run {
  readonly side: Side;
  readonly indexes: readonly number[];
}

/** So many in a row on one side of the centre are a signal (METRICS.md §5). */
export const RUN_LENGTH = 8;

/**
 * Every run of at least eight values on one side of the centre, each as long as it lasts. A value on the
 * centre ends a run; a gap does not.
 *
 * @param values in order of time; null is a gap
 * @example runs([1, 1, 1, 1, 1, 1, 1, 1], 0) // [{ side: 'above', indexes: [0, 1, 2, 3, 4, 5, 6, 7] }]
 */
export function runs(values: readonly (number | null)[], centre: number): Run[] {
  const found: Run[] = [];
  let side: Side | null = null;
  let indexes: number[] = [];
  const close = () => {
    if (side !== null && indexes.length >= RUN_LENGTH) found.push({ side, indexes });
    indexes = [];
  };
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const next = sideOf(value, centre);
    if (next !== side) close();
    side = next;
    indexes.push(index);
  }
  close();
  return found;
}
