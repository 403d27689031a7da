import { measureObjective, type ObjectiveMeasure } from '../slo/measure-objective.ts';
import { blindMinutes, leftOutBlind } from '../slo/said-blind.ts';
import { saidTargets } from '../slo/said-targets.ts';
import { sliName } from '../slo/sli.ts';
import { defineObjectiveMetric } from './define-metric.ts';

const formula = ({ observed: { good, total, value, reason } }: ObjectiveMeasure): string =>
  `good ${good} / total ${total} = ${value ?? reason}`;

/**
 * Share of observations that were good: 1 when nothing failed, null without enough of them.
 *
 * @example good 1998 of total 2000: 0.999
 */
export const availability = defineObjectiveMetric({
  id: 'availability',
  version: 1,
  title: { en: 'Availability', ko: '가용성' },
  definition: {
    en: 'How much of the time, or of the requests, the service worked for its users. All good observations of the window are divided by all observations; minutes without traffic add nothing.',
    ko: '사용자 입장에서 서비스가 정상이었던 시간(또는 요청)의 비율. 기간 안의 정상 건수를 전체 건수로 나누며, 트래픽이 없던 시간은 더하지 않습니다.',
  },
  unit: 'ratio',
  better: 'higher',
  wants: ['observations'],
  source: 'https://sre.google/workbook/implementing-slos/',

  compute(facts, window, { nowMs }) {
    const measure = measureObjective(facts, window, nowMs);
    const { observed, coverage, bounds, targets } = measure;
    return {
      value: observed.value,
      n: observed.total,
      reason: observed.reason,
      low: bounds.low,
      high: bounds.high,
      detail: {
        sliName: sliName(facts.spec.sliKind),
        good: observed.good,
        total: observed.total,
        coverageRatio: coverage.ratio,
        collectorDownMinutes: blindMinutes(measure),
        coveredMinutes: coverage.coveredMinutes,
        owedMinutes: coverage.owedMinutes,
      },
      formula: formula(measure),
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
