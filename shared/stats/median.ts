import { quantile } from './quantile.ts';

/**
 * The middle value, or the mean of the two middle ones. Null for no values.
 *
 * @example median([3, 1, 10, 2]) // 2.5
 */
export const median = (values: readonly number[]): number | null => quantile(values, 0.5);
