/**
 * Share of observations that may be bad under a target: 1 − T, without the dust that binary fractions leave.
 *
 * 0 means that nothing may fail; 1 that everything may. Twelve digits are finer than any target is written.
 *
 * @param target 0-1
 * @throws RangeError when the target is not within 0-1
 * @example allowedRatio(0.9999) // 0.0001, where 1 - 0.9999 is 0.00009999999999998899
 */
export const allowedRatio = (target: number): number => {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`target must be within 0-1, not ${target}`);
  return Number((1 - target).toFixed(12));
};
