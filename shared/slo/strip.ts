import type { TallyLookup } from '../facts.ts';
import { badCount } from './observed.ts';

/**
 * What each day spent of the window's budget: bad observations of the day / allowed. 0 for a clean day, 1 for
 * a day that spent all of it; the days of the window add up to what is missing. Null for a day without
 * anything heard, and for all where there is no allowance.
 *
 * @param edgesMs starts of the days and the end of the last, minute edges, epoch ms
 * @param allowed observations that may be bad over the window; null where nothing is agreed
 * @example 22 bad of an allowance of 44: 0.5
 */
export const strip = (
  tallies: TallyLookup,
  edgesMs: readonly number[],
  allowed: number | null,
): (number | null)[] =>
  tallies.sums(edgesMs).map((sum) => {
    const heard = sum.coveredMinutes > 0 || sum.total > 0;
    return heard && allowed !== null && allowed > 0 ? badCount(sum) / allowed : null;
  });
