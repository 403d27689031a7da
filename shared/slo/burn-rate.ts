import type { TallyLookup } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import { badCount } from './observed.ts';

/** Observations of one burn window. */
export interface BurnCount {
  readonly bad: number;
  readonly total: number;
}

/** Counts the window of `minutes` that ends at `endMs`. */
export const countBurn = (tallies: TallyLookup, endMs: number, minutes: number): BurnCount => {
  const sum = tallies.sum(endMs - minutes * MINUTE_MS, endMs);
  return { bad: badCount(sum), total: sum.total };
};

/** Share that failed, 0-1; null without observations. */
export const failingRatio = ({ bad, total }: BurnCount): number | null => (total > 0 ? bad / total : null);

/**
 * Burn rate: (bad / total) / (1 − T). 0 spends nothing, 1 exactly the budget in the SLO period. Null without
 * observations and where nothing may fail: there is no budget to burn.
 *
 * @param allowedRatio 1 − T
 * @example burnRate({ bad: 40, total: 2000 }, 0.001) // 20
 */
export const burnRate = ({ bad, total }: BurnCount, allowedRatio: number): number | null => {
  const allowed = total * allowedRatio;
  return allowed > 0 ? bad / allowed : null;
};
