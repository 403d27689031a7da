/**
 * How much a counter went up between two successive samples of one series. A value under the last one is a
 * restart: the counter began again at 0, so that all of the new value is increase. Nothing is extrapolated.
 *
 * @param previous at least 0
 * @param current at least 0
 * @throws RangeError where a sample is negative or not a number
 * @see METRICS.md §2, Counters
 * @example counterIncrease(160, 30) // 30
 */
export function counterIncrease(previous: number, current: number): number {
  if (!(previous >= 0)) throw new RangeError(`a counter is 0 or more, not ${previous}`);
  if (!(current >= 0)) throw new RangeError(`a counter is 0 or more, not ${current}`);
  return current < previous ? current : current - previous;
}
