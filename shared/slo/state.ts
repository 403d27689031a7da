import type { State } from '../judgement.ts';
import type { ErrorBudget } from './error-budget.ts';
import type { RuleReading } from './rule-reading.ts';

/** What the state of an objective is decided by. */
export interface StateFacts {
  /** Nothing received for as long as makes silence (`isSilent`). */
  readonly silent: boolean;
  /** Whether a target is in force. */
  readonly agreed: boolean;
  /** Whether the figure has a value; without one nothing is green. */
  readonly hasValue: boolean;
  readonly budget: Pick<ErrorBudget, 'allowed' | 'spent' | 'remaining'> | null;
  readonly readings: readonly RuleReading[];
  /** Share of the budget under which an objective is near its limit. */
  readonly warningRatio: number;
}

/** Whether the budget is used up: where nothing at all may fail, by the first failure. */
const isOverdrawn = ({ allowed, spent, remaining }: NonNullable<StateFacts['budget']>): boolean =>
  remaining === null ? allowed === 0 && spent > 0 : remaining <= 0;

/**
 * The state of an objective: the first of METRICS.md §2 that applies.
 *
 * `nodata` is silence, and also a source that was heard without events enough for a value (METRICS.md §1.2).
 * A budget that is not known counts as not used up. `paused` needs exclusions and is not decided here.
 *
 * @example remaining -0.2 and a ticket rule fires: `burning`; nothing fires: `debt`
 */
export const objectiveState = (facts: StateFacts): State => {
  const { silent, agreed, hasValue, budget, readings, warningRatio } = facts;
  const firing = readings.filter((reading) => reading.firing);
  const overdrawn = budget !== null && isOverdrawn(budget);
  const remaining = budget?.remaining ?? 1;
  if (silent) return 'nodata';
  if (!agreed) return 'none';
  if (overdrawn && firing.length > 0) return 'burning';
  if (firing.some(({ rule }) => rule.severity === 'page')) return 'fast';
  if (firing.length > 0) return 'near';
  if (!hasValue) return 'nodata';
  if (overdrawn) return 'debt';
  return remaining < warningRatio ? 'near' : 'met';
};
