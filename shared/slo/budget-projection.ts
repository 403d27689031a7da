import { DAY_MS } from '../units.ts';
import type { ErrorBudget } from './error-budget.ts';
import { isRunning, type SloSpan, sloPeriodMs } from './slo-span.ts';

/** Further ahead than this nobody knows that the last hour goes on. */
const FURTHEST_MS = 3 * DAY_MS;
/** What is overdrawn already has no end to run to: it is followed until as much again is gone, for a day at most. */
const OVERDRAWN_RATIO = 0.5;
const OVERDRAWN_MS = DAY_MS;

/** Where the budget goes if it burns on as over the last hour. */
export interface BudgetProjection {
  readonly atMs: number;
  /** Share, signed. */
  readonly remaining: number;
}

/**
 * Where a burning budget goes: to its end, at most three days ahead and at most to the end of a calendar period; an
 * overdrawn one until another half of the budget is gone, for a day at most. Null where nothing burns or the budget is not known.
 *
 * @param rate burn rate over the last hour
 * @param exhaustedAtMs as it is said of the objective; null where it is gone already or lasts
 * @example half of a 30-day budget at burn rate 15: 0 left in 24 h
 */
export const budgetProjection = (
  { budget, span }: { readonly budget: ErrorBudget | null; readonly span: SloSpan },
  rate: number | null,
  exhaustedAtMs: number | null,
): BudgetProjection | null => {
  const remaining = budget?.remaining ?? null;
  if (remaining === null || rate === null || rate <= 0) return null;
  const nowMs = span.window.endMs;
  const overdrawnMs = Math.min(OVERDRAWN_MS, Math.ceil((OVERDRAWN_RATIO * sloPeriodMs(span)) / rate));
  const furthestMs = nowMs + (remaining > 0 ? FURTHEST_MS : overdrawnMs);
  const lastMs = isRunning(span) ? Math.min(furthestMs, span.fullEndMs) : furthestMs;
  if (exhaustedAtMs !== null && exhaustedAtMs <= lastMs) return { atMs: exhaustedAtMs, remaining: 0 };
  return { atMs: lastMs, remaining: remaining - (rate * (lastMs - nowMs)) / sloPeriodMs(span) };
};
