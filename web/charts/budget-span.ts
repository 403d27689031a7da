/** Where zero stands in a budget bar of width 100: overspend shows left of it. */
export const ZERO_AT = 20;
const FULL = 100;

/**
 * The filled part of a budget bar of width 100. All left fills from zero to the end; overspend grows to the
 * left, and stops at the edge when twice the budget is gone.
 * `budgetSpan(0.5)` is `{ from: 20, width: 40, isOver: false }`
 * @param remaining share of the budget that is left, signed
 */
export const budgetSpan = (remaining: number): { from: number; width: number; isOver: boolean } => {
  if (remaining >= 0)
    return { from: ZERO_AT, width: Math.min(1, remaining) * (FULL - ZERO_AT), isOver: false };
  const width = Math.min(1, -remaining) * ZERO_AT;
  return { from: ZERO_AT - width, width, isOver: true };
};

/** Where a share of the budget stands on a bar of width 100. `markAt(0.2)` is 36 */
export const markAt = (share: number): number => ZERO_AT + share * (FULL - ZERO_AT);
