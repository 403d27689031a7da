/** Under this length a part is simply sorted. */
const SHORT = 64;

/** The middle one of three values. */
const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/**
 * Moves the value that stands at `place` in ascending order to that place: nothing before it is greater, nothing
 * after it is less. Sorts no more than that needs, so that a median of millions takes one pass or two.
 *
 * @param values are moved about; none is NaN
 * @returns the value at `place`
 * @throws RangeError where the place is outside the values
 * @see Hoare, Algorithm 65: Find, 1961
 * @example selectAt(Float64Array.of(9, 1, 5), 1) // 5
 */
export function selectAt(values: Float64Array, place: number): number {
  if (!Number.isInteger(place) || place < 0 || place >= values.length)
    throw new RangeError(`there is no place ${place} among ${values.length} values`);
  let low = 0;
  let high = values.length - 1;
  while (high - low > SHORT) {
    const pivot = middleOf(at(values, low), at(values, (low + high) >>> 1), at(values, high));
    let left = low;
    let right = high;
    while (left <= right) {
      while (at(values, left) < pivot) left += 1;
      while (at(values, right) > pivot) right -= 1;
      if (left > right) break;
      const moved = at(values, left);
      values[left] = at(values, right);
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return at(values, place);
  }
  values.subarray(low, high + 1).sort();
  return at(values, place);
}

const at = (values: Float64Array, place: number): number => values[place] ?? Number.NaN;

/**
 * Quantile as `quantileOfSorted` says it, of values that need not be sorted and are moved about. Null for no values.
 *
 * @param probability 0-1
 * @throws RangeError where the probability is outside 0-1
 * @example quantileBySelecting(Float64Array.of(3, 1, 10, 2), 0.5) // 2.5
 */
export function quantileBySelecting(values: Float64Array, probability: number): number | null {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`a probability lies within 0 and 1, not at ${probability}`);
  if (values.length === 0) return null;
  const position = (values.length - 1) * probability;
  const below = Math.floor(position);
  const lower = selectAt(values, below);
  if (position === below) return lower;
  const upper = least(values.subarray(below + 1));
  return lower + (upper - lower) * (position - below);
}

function least(values: Float64Array): number {
  let found = Number.POSITIVE_INFINITY;
  // By index: an iterator over millions of numbers takes ten times as long.
  for (let place = 0; place < values.length; place += 1) found = Math.min(found, at(values, place));
  return found;
}
