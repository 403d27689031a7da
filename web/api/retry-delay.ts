import { SECOND_MS } from '#shared/units.ts';

const FIRST_MS = SECOND_MS;
const LONGEST_MS = 30 * SECOND_MS;

/**
 * How long to wait before a try: doubling from 1 s to 30 s, then spread over its upper half so that a
 * hundred screens do not come back in one second.
 * @param attempt 1 for the first try after a failure
 * @param chance 0-1, a random number
 * @returns ms; attempt 1 with chance 1 is 1000, attempt 20 with chance 0 is 15 000
 */
export const retryDelayMs = (attempt: number, chance: number): number => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return whole / 2 + (whole / 2) * chance;
};
