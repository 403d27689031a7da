import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import type { Window } from '../time.ts';
import { limitEdges } from './limit-edges.ts';
import { objectiveBudget } from './objective-budget.ts';
import { summedLookup } from './summed-lookup.ts';

/** What was left of the budget at an instant: of the window that ended then. */
export interface BudgetPoint {
  readonly atMs: number;
  /** Share, signed; null where the budget was not known then. */
  readonly remaining: number | null;
}

/**
 * What was left of the budget at the end of each window: the figure that would have been shown then, by the targets in
 * force in its minutes. The tallies are counted once for all windows.
 *
 * @param windows their ends on minute edges
 * @example 30-day windows that end at noon of successive days: one point a day
 */
export const budgetLine = (facts: ObjectiveFacts, windows: readonly Window[]): BudgetPoint[] => {
  if (windows.length === 0) return [];
  const ends = windows.flatMap(({ startMs, endMs }) => [startMs, endMs]);
  const edges = [...ends, ...limitEdges(facts.versions, Math.min(...ends), Math.max(...ends))];
  const counted = { ...facts, tallies: summedLookup(facts.tallies, edges) };
  return windows.map((window) => ({
    atMs: window.endMs,
    remaining: objectiveBudget(counted, window).budget?.remaining ?? null,
  }));
};
