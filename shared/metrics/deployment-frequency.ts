import { periodEdges } from '../calendar.ts';
import type { Computed, NoValueReason } from '../figure.ts';
import { median } from '../stats/median.ts';
import type { Span, Window } from '../time.ts';
import { DAY_MS } from '../units.ts';
import { completeWeeks, coveredFrom, spansBetween } from '../windows.ts';
import { type ComputePeriod, type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import { countDeployments, type DeliveryHistory, hasDeployment } from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { inFormula } from './left-out.ts';

const DAYS_PER_WEEK = 7;

const nothing: Omit<Computed, 'formula'> = {
  value: null,
  n: 0,
  reason: null,
  low: null,
  high: null,
  detail: {},
  inputs: {},
  leftOut: [],
  coveredFromMs: null,
};

/** On how many days of each week something was deployed, the median of the weeks. */
function daysPerWeek(history: DeliveryHistory, weeks: readonly Span[], zone: string): number | null {
  const days = weeks.map((week) =>
    spansBetween(periodEdges('day', week.startMs, week.endMs, zone)).filter((day) =>
      hasDeployment(history, day),
    ),
  );
  return median(days.map((withDeployment) => withDeployment.length));
}

function reasonForNoWeek(firstMs: number | undefined, window: Window): NoValueReason {
  if (firstMs === undefined) return 'no-data';
  return reasonWithout(firstMs, window) === 'before-start' ? 'before-start' : 'too-few';
}

const createCompute = (history: DeliveryHistory): ComputeWindow => {
  const { firstMs } = history;
  return (window) => {
    const complete = completeWeeks(window);
    const weeks = complete.filter((week) => firstMs !== undefined && week.endMs > firstMs);
    const coveredFromMs = coveredFrom(firstMs, window);
    if (weeks.length === 0) {
      const reason = reasonForNoWeek(firstMs, window);
      return {
        ...nothing,
        reason,
        coveredFromMs,
        formula: 'no complete week with the service in production',
      };
    }
    const perWeek = weeks.map((week) => countDeployments(history, week));
    const n = perWeek.reduce((sum, count) => sum + count, 0);
    const value = n / weeks.length;
    return {
      ...nothing,
      value,
      n,
      coveredFromMs,
      detail: {
        weeks: weeks.length,
        daysWithDeploymentPerWeekMedian: daysPerWeek(history, weeks, window.zone),
      },
      formula: `${n} deployments / ${weeks.length} complete weeks = ${inFormula(value)} per week`,
      inputs: {
        deployments: n,
        deploymentsPerWeek: perWeek,
        weeksFromMs: weeks[0]?.startMs,
        weeksToMs: weeks.at(-1)?.endMs,
      },
    };
  };
};

/** Whole days of a calendar period. An hour more or less where clocks change makes it no longer or shorter. */
const daysIn = (period: Span): number => Math.max(1, Math.round((period.endMs - period.startMs) / DAY_MS));

/**
 * Deployments of one calendar period, as a rate per week whatever the period's length. Zero without any once
 * the service has had its first deployment; null with `before-start` before that (METRICS.md §3).
 */
const createPeriodCompute = (history: DeliveryHistory): ComputePeriod => {
  const { firstMs } = history;
  return (period, nowMs) => {
    const endMs = Math.min(period.endMs, nowMs);
    if (firstMs === undefined || firstMs >= endMs) {
      const reason = firstMs === undefined ? 'no-data' : 'before-start';
      return { ...nothing, reason, formula: 'no deployment up to here' };
    }
    const n = countDeployments(history, { startMs: period.startMs, endMs });
    const days = daysIn(period);
    const value = (n * DAYS_PER_WEEK) / days;
    return {
      ...nothing,
      value,
      n,
      coveredFromMs: coveredFrom(firstMs, period),
      formula: `${n} deployments × 7 / ${days} days = ${inFormula(value)} per week`,
      inputs: { deployments: n, days },
    };
  };
};

/** Deployments per week over the complete ISO weeks of a window (METRICS.md §3). */
export const deploymentFrequency = defineDeliveryMetric({
  id: 'deployment-frequency',
  version: 1,
  title: { en: 'Deployment frequency', ko: '배포 빈도' },
  definition: {
    en: 'How often we release to production. Successful releases divided by the complete weeks of the period; a week without a release counts as zero, the running week does not count.',
    ko: '운영 환경에 배포한 횟수. 성공한 배포 수를 기간 안의 완전한 주 수로 나눕니다. 배포가 없는 주는 0으로 세고, 진행 중인 주는 세지 않습니다.',
  },
  unit: 'per-week',
  better: 'higher',
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
  createPeriodCompute,
});
