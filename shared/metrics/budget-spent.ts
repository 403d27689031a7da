import { limitInForce } from '../agreement/in-force.ts';
import { judgeBy } from '../agreement/judge-limit.ts';
import type { NoValueReason } from '../figure.ts';
import { agreedTargets } from '../slo/agreed-targets.ts';
import { errorBudget } from '../slo/error-budget.ts';
import { measureObjective } from '../slo/measure-objective.ts';
import { minimumEvents } from '../slo/minimum-events.ts';
import { type Observed, observed } from '../slo/observed.ts';
import { blindMinutes, leftOutBlind } from '../slo/said-blind.ts';
import { saidTargets } from '../slo/said-targets.ts';
import { agreedSpan, sustainableRatio } from '../slo/sustainable-ratio.ts';
import { whyEmpty } from '../slo/why-unheard.ts';
import type { Window } from '../time.ts';
import { defineObjectiveMetric, type ObjectiveFacts } from './define-metric.ts';
import { inFormula } from './left-out.ts';
import { unfilled } from './unfilled.ts';

/** What failed in a window, held against the allowance of the agreed window that ends with it. */
interface Spending {
  readonly seen: Observed;
  readonly spent: number;
  /** Null where nothing is agreed, or nothing may fail. */
  readonly allowed: number | null;
  /** Name of the agreed window; null where nothing is agreed. */
  readonly allowanceWindow: string | null;
}

function spendingOf(facts: ObjectiveFacts, window: Window, nowMs: number | undefined): Spending {
  const { startMs, endMs } = window;
  const targets = agreedTargets(facts, startMs, endMs);
  const last = targets.at(-1);
  const counted = observed(facts.tallies, startMs, endMs, minimumEvents(facts.spec, last?.target ?? null));
  const seen =
    counted.reason === 'no-data' ? { ...counted, reason: whyEmpty(facts, window, nowMs ?? endMs) } : counted;
  if (last === undefined) return { seen, spent: 0, allowed: null, allowanceWindow: null };
  const span = agreedSpan(window, last.limit);
  const { startMs: fromMs } = span.window;
  const agreed = fromMs === startMs ? targets : agreedTargets(facts, fromMs, endMs);
  const allowed = errorBudget(facts, agreed, span)?.allowed ?? 0;
  const edgesMs = [targets[0]?.fromMs ?? startMs, endMs];
  const spent = facts.tallies.sums(edgesMs).reduce((sum, { good, total }) => sum + total - good, 0);
  return { seen, spent, allowed: allowed > 0 ? allowed : null, allowanceWindow: last.limit.window };
}

/** Nothing agreed is a reason of its own; a target of 100 % leaves no budget to speak of either. */
const whyNone = ({ seen, allowed, allowanceWindow }: Spending): NoValueReason | null => {
  if (allowanceWindow === null) return 'not-configured';
  return seen.reason ?? (allowed === null ? 'not-configured' : null);
};

function formulaOf(
  { spent, allowed, allowanceWindow }: Spending,
  value: number | null,
  reason: string | null,
) {
  if (allowanceWindow === null) return `${reason}`;
  return `spent ${inFormula(spent)} / allowed ${inFormula(allowed)} in ${allowanceWindow} = ${value ?? reason}`;
}

/**
 * Share of the agreed window's allowance that was spent in a window: over the agreed window itself 1 − the error
 * budget that is left, over a week what that week took of it. Over 1 where more was spent than is allowed.
 *
 * @example 3 bad in a week, 12 allowed in the 30 days that end with it: 0.25, where 7/30 would last
 */
export const budgetSpent = defineObjectiveMetric({
  id: 'budget-spent',
  version: 1,
  title: { en: 'Error budget spent', ko: '쓴 오류 예산' },
  definition: {
    en: 'How much of the failure that the promise allows was used up. What failed in the period is divided by what may fail in the agreed window that ends with it. A budget lasts as long as a period spends no more than its own share of that window: a week of a 30-day window may spend 23 %.',
    ko: '약속이 허용하는 실패 가운데 쓴 양. 기간 안의 실패를, 그 기간과 함께 끝나는 합의 기간의 허용량으로 나눕니다. 각 기간이 합의 기간에서 차지하는 몫만큼만 쓰면 예산이 유지됩니다. 30일 기준이면 한 주에 23 %까지 쓸 수 있습니다.',
  },
  unit: 'ratio',
  better: 'lower',
  wants: ['observations'],
  source: 'https://sre.google/workbook/error-budget-policy/',
  isOpenEnded: true,
  restsOnTarget: true,

  compute(facts, window, { nowMs, isBrief = false }) {
    const spending = spendingOf(facts, window, nowMs);
    const { seen, spent, allowed, allowanceWindow } = spending;
    const reason = whyNone(spending);
    const value = reason === null && allowed !== null ? spent / allowed : null;
    const known = { ...unfilled, value, n: seen.total, reason };
    if (isBrief) return { ...known, formula: '' };
    const measure = measureObjective(facts, window, nowMs);
    return {
      ...known,
      formula: formulaOf(spending, value, reason),
      detail: {
        spent,
        allowed,
        allowanceWindow,
        coverageRatio: measure.coverage.ratio,
        collectorDownMinutes: blindMinutes(measure),
      },
      inputs: { good: seen.good, total: seen.total, targets: saidTargets(measure.targets) },
      leftOut: leftOutBlind(measure),
      coveredFromMs: measure.coveredFromMs,
    };
  },

  judge({ spec, versions }, computed, window, judgedAtMs) {
    const agreed = limitInForce(versions, spec.service, spec.objective, judgedAtMs);
    const isTarget = agreed?.limit.limit.kind === 'target';
    const limit = isTarget
      ? { kind: 'atMost' as const, value: sustainableRatio(window, agreed.limit) }
      : null;
    return { ...judgeBy(computed, limit), agreementVersion: agreed?.version ?? null };
  },
});
