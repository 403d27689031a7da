/** Natural process limits of an individuals chart, as they come out of the arithmetic: they may lie below 0. */
export interface ProcessLimits {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly meanMovingRange: number;
  /** A moving range above this is unusual by itself. */
  readonly movingRangeUpper: number;
}

/** 3 / d2 with d2 = 1.128, the mean range of two values in standard deviations. */
const LIMIT_FACTOR = 2.66;
/** D4 for ranges of two values. */
const RANGE_FACTOR = 3.268;

/**
 * Where values fall when nothing special happens: mean ± 2.66 × mean moving range. Null under two values,
 * which have no moving range.
 *
 * @param values in order of time, gaps already bridged
 * @see METRICS.md §5; Wheeler, Understanding Variation
 * @example xmr([10, 12, 11, 13, 9]) // centre 11, lower 5.015, upper 16.985
 */
export function xmr(values: readonly number[]): ProcessLimits | null {
  if (values.length < 2) return null;
  let sum = 0;
  let rangeSum = 0;
  let previous: number | undefined;
  for (const value of values) {
    sum += value;
    rangeSum += previous === undefined ? 0 : Math.abs(value - previous);
    previous = value;
  }
  const centre = sum / values.length;
  const meanMovingRange = rangeSum / (values.length - 1);
  return {
    centre,
    lower: centre - LIMIT_FACTOR * meanMovingRange,
    upper: centre + LIMIT_FACTOR * meanMovingRange,
    meanMovingRange,
    movingRangeUpper: RANGE_FACTOR * meanMovingRange,
  };
}
