import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import type { Window } from '../time.ts';
import { agreedTargets, type TargetSegment } from './agreed-targets.ts';
import { type ErrorBudget, errorBudget } from './error-budget.ts';
import { minimumEvents } from './minimum-events.ts';
import { type Observed, observed } from './observed.ts';
import { type SloSpan, sloSpan } from './slo-span.ts';

/** What was counted in a window, and what that means for the budget. */
export interface ObjectiveBudget {
  readonly observed: Observed;
  /** Null where nothing is agreed; `remaining` also where `observed` has no value: no data is not 100 %. */
  readonly budget: ErrorBudget | null;
  /** The targets in force, oldest first; the last one judges. Empty where nothing is agreed. */
  readonly targets: readonly TargetSegment[];
  readonly span: SloSpan;
}

/**
 * The budget of an objective over a window whose ends are minute edges. Figures and every point of a line come from
 * here.
 *
 * @example 3 bad of 2 000 under 0.999: allowed 2, remaining -0.5
 */
export const objectiveBudget = (facts: ObjectiveFacts, window: Window): ObjectiveBudget => {
  const { spec, tallies } = facts;
  const { startMs, endMs } = window;
  const targets = agreedTargets(facts, startMs, endMs);
  const counted = observed(tallies, startMs, endMs, minimumEvents(spec, targets.at(-1)?.target ?? null));
  const span = sloSpan(window);
  const budget = errorBudget(facts, targets, span);
  return {
    observed: counted,
    budget: budget !== null && counted.reason !== null ? { ...budget, remaining: null } : budget,
    targets,
    span,
  };
};
