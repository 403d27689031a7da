export type Side = 'above' | 'below';

/** Relative. The mean of equal values is not always exactly that value: 6 × 0.1 / 6 is under 0.1. */
const TOLERANCE = 1e-9;

/**
 * On which side of a line a value lies; null on the line.
 *
 * @example sideOf(3, 2) // 'above'
 */
export function sideOf(value: number, line: number): Side | null {
  const difference = value - line;
  if (Math.abs(difference) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(line))) return null;
  return difference > 0 ? 'above' : 'below';
}
