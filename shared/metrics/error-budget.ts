import type { NoValueReason } from '../figure.ts';
import { measureObjective, type ObjectiveMeasure } from '../slo/measure-objective.ts';
import { blindMinutes, leftOutBlind } from '../slo/said-blind.ts';
import { saidTargets } from '../slo/said-targets.ts';
import { defineObjectiveMetric } from './define-metric.ts';

/** Nothing agreed is a reason of its own; a target of 100 % leaves no budget to speak of either. */
const whyNoBudget = ({ budget, observed }: ObjectiveMeasure): NoValueReason | null => {
  if (budget === null) return 'not-configured';
  if (budget.remaining !== null) return null;
  return observed.reason ?? 'not-configured';
};

const formula = ({ budget }: ObjectiveMeasure, reason: NoValueReason | null): string =>
  budget === null
    ? `${reason}`
    : `1 - spent ${budget.spent} / allowed ${budget.allowed} = ${budget.remaining ?? reason}`;

/**
 * Share of the error budget that is left: 1 untouched, 0 used up, negative overdrawn.
 *
 * @example spent 3 of allowed 11: 8/11
 */
export const errorBudget = defineObjectiveMetric({
  id: 'error-budget',
  version: 1,
  title: { en: 'Error budget', ko: '오류 예산' },
  definition: {
    en: 'How much failure the promise still allows. At zero, stability comes before new features. What failed in the window is held against what was allowed, each minute by the target in force then; below zero the promise is broken.',
    ko: '약속이 허용하는 실패의 남은 양. 0이 되면 새 기능보다 안정화가 먼저. 기간 안의 실패를 그때그때 유효했던 목표의 허용량과 비교하며, 0보다 작으면 약속을 지키지 못한 것입니다.',
  },
  unit: 'ratio',
  better: 'higher',
  wants: ['observations'],
  source: 'https://sre.google/workbook/error-budget-policy/',
  restsOnTarget: true,

  compute(facts, window, { nowMs }) {
    const measure = measureObjective(facts, window, nowMs);
    const { observed, coverage, budget, targets } = measure;
    const reason = whyNoBudget(measure);
    return {
      value: budget?.remaining ?? null,
      n: observed.total,
      reason,
      low: null,
      high: null,
      detail: {
        allowed: budget?.allowed ?? null,
        spent: budget?.spent ?? null,
        allowedMinutes: budget?.allowedMinutes ?? null,
        estimated: budget?.estimated ?? false,
        coverageRatio: coverage.ratio,
        collectorDownMinutes: blindMinutes(measure),
      },
      formula: formula(measure, reason),
      inputs: {
        good: observed.good,
        total: observed.total,
        targets: saidTargets(targets),
      },
      leftOut: leftOutBlind(measure),
      coveredFromMs: measure.coveredFromMs,
    };
  },
});
