/**
 * Quantile of values already in ascending order, by linear interpolation (R type 7, as NumPy and SQL's
 * `PERCENTILE_CONT`). Null for no values.
 *
 * @param sorted ascending
 * @param probability 0-1; 0 is the least value, 1 the greatest
 * @throws RangeError where the probability is outside 0-1
 * @see Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996
 * @example quantileOfSorted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9) // 9.1
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number | null {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability lies within 0 and 1, not at ${probability}`);
  }
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const lower = sorted[below];
  const upper = sorted[Math.ceil(position)];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (position - below);
}

/**
 * Quantile of values in any order, which stay as they are. Null for no values.
 *
 * @param probability 0-1
 * @throws RangeError where the probability is outside 0-1
 * @example quantile([3, 1, 10, 2], 0.5) // 2.5
 */
export const quantile = (values: readonly number[], probability: number): number | null =>
  quantileOfSorted(Float64Array.from(values).sort(), probability);
