import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import type { Window } from '../time.ts';
import { ceilMinute } from '../units.ts';
import { coveredFrom } from '../windows.ts';
import type { TargetSegment } from './agreed-targets.ts';
import { type BlindSpan, blindSpans } from './blind-time.ts';
import { type Bounds, bounds } from './bounds.ts';
import { type Coverage, coverage } from './coverage.ts';
import type { ErrorBudget } from './error-budget.ts';
import { objectiveBudget } from './objective-budget.ts';
import type { Observed } from './observed.ts';
import type { SloSpan } from './slo-span.ts';
import { whyEmpty } from './why-unheard.ts';

/** Everything a window says about an objective; figures, wall and receipts all read it from here. */
export interface ObjectiveMeasure {
  readonly observed: Observed;
  readonly coverage: Coverage;
  /** Which of the uncovered minutes Andon itself did not run in; none where it was filled in afterwards. */
  readonly blind: readonly BlindSpan[];
  readonly bounds: Bounds;
  /** Null where nothing is agreed; `remaining` also where `observed` has no value: no data is not 100 %. */
  readonly budget: ErrorBudget | null;
  /** The targets in force, oldest first; the last one judges. Empty where nothing is agreed. */
  readonly targets: readonly TargetSegment[];
  readonly span: SloSpan;
  /** When the history begins, where that is inside the window; else null. */
  readonly coveredFromMs: number | null;
}

/**
 * Measures an objective over a window whose ends are minute edges. The last target in force in the window
 * judges it: at an end that is also the start of a new version, the old one does.
 *
 * @param nowMs in the running minute where that is the window's last; by default the window is over
 * @example 3 bad of 2 000 under 0.999: value 0.9985, allowed 2, remaining -0.5
 */
export const measureObjective = (
  facts: ObjectiveFacts,
  window: Window,
  nowMs: number = window.endMs,
): ObjectiveMeasure => {
  const { spec, tallies } = facts;
  const { startMs, endMs } = window;
  const { observed: counted, budget, targets, span } = objectiveBudget(facts, window);
  const seen =
    counted.reason === 'no-data' ? { ...counted, reason: whyEmpty(facts, window, nowMs) } : counted;
  const heard = coverage(spec, tallies, startMs, endMs, nowMs);
  const fromMs = Math.max(startMs, tallies.firstMinuteMs ?? endMs);
  const untilMs = Math.max(fromMs, Math.min(endMs, ceilMinute(nowMs)));
  return {
    observed: seen,
    coverage: heard,
    blind:
      heard.coveredMinutes < heard.owedMinutes ? blindSpans(tallies, facts.outages, fromMs, untilMs) : [],
    bounds: bounds(spec, seen, heard),
    budget,
    targets,
    span,
    coveredFromMs: coveredFrom(tallies.firstMinuteMs, window),
  };
};
