/**
 * The arithmetic mean. Null for no values.
 *
 * @example mean([1, 2, 6]) // 3
 */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
