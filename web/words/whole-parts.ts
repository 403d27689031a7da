import { ceilAt, floorAt } from './format-ratio.ts';

/**
 * Losses as whole numbers that add up to what is shown of their sum, which is rounded up. Each is shown with the whole
 * number below or above it; those that lose most by the one below get the one above.
 *
 * @param amounts not negative
 * @returns in the same order; 0 where something is lost that is less than one
 * @example wholeParts([40.6, 33.2, 33.1]) // [41, 33, 33], of 106.9: 107
 */
export const wholeParts = (amounts: readonly number[]): number[] => {
  const shown = amounts.map((amount) => floorAt(amount, 0));
  const total = ceilAt(
    amounts.reduce((sum, amount) => sum + amount, 0),
    0,
  );
  let missing = total - shown.reduce((sum, whole) => sum + whole, 0);
  const rests = amounts.map((amount, index) => ({ index, rest: amount - (shown[index] ?? 0) }));
  for (const { index } of rests.sort((a, b) => b.rest - a.rest)) {
    if (missing <= 0) break;
    shown[index] = (shown[index] ?? 0) + 1;
    missing -= 1;
  }
  return shown;
};
