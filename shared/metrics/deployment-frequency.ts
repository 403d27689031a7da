import { periodEdges } from '../calendar.ts';
import type { NoValueReason } from '../figure.ts';
import { median } from '../stats/median.ts';
import { isoInstant, type Span, type Window } from '../time.ts';
import { DAY_MS } from '../units.ts';
import { completeWeeks, coveredFrom, spansBetween } from '../windows.ts';
import {
  type ComputePeriod,
  type ComputeWindow,
  defineDeliveryMetric,
  type EvidenceOf,
} from './define-metric.ts';
import { countDeployments, type DeliveryHistory, hasDeployment, placesWithin } from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { deploymentLanes } from './deployment-lane.ts';
import { type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { inFormula } from './left-out.ts';
import { leftOutPlaces } from './left-out-places.ts';
import { unfilled } from './unfilled.ts';

const DAYS_PER_WEEK = 7;

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

/** The complete weeks of a window in which the service was there. */
const weeksOf = ({ firstMs }: DeliveryHistory, window: Window): Span[] =>
  completeWeeks(window).filter((week) => firstMs !== undefined && week.endMs > firstMs);

/** What of a window lies before and after its complete weeks. */
function outsideWeeks(window: Window, weeks: readonly Span[]): Span[] {
  const { startMs, endMs } = window;
  return [
    { startMs, endMs: Math.max(startMs, Math.min(endMs, weeks[0]?.startMs ?? endMs)) },
    { startMs: Math.min(endMs, weeks.at(-1)?.endMs ?? endMs), endMs },
  ];
}

/** Deployments of a window in no complete week, by service. */
const placesOutside = ({ services }: DeliveryHistory, window: Window, weeks: readonly Span[]) =>
  services.flatMap((service) =>
    outsideWeeks(window, weeks).map((span) => ({ service, places: placesWithin(service, span) })),
  );

const weekEvent = (history: DeliveryHistory, service: string | null, week: Span): EvidenceEvent =>
  evidenceEvent({
    kind: 'week',
    service,
    id: isoInstant(week.startMs),
    atMs: week.startMs,
    untilMs: week.endMs,
    count: countDeployments(history, week),
  });

const createEvidence =
  (history: DeliveryHistory): EvidenceOf =>
  (window) => {
    const weeks = weeksOf(history, window);
    const [first, last] = [weeks[0]?.startMs ?? window.startMs, weeks.at(-1)?.endMs ?? window.startMs];
    const span = { startMs: Math.min(first, window.startMs), endMs: Math.max(last, window.endMs) };
    const [only, ...others] = history.services;
    const service = others.length === 0 ? (only?.service ?? null) : null;
    const lanes = deploymentLanes(history, span, ({ deployments: { finishedAtMs } }) => ({
      reason: (place) => {
        const atMs = finishedAtMs[place] ?? 0;
        return atMs >= first && atMs < last ? null : 'incomplete-week';
      },
    }));
    return [laneOf(weeks.map((week) => weekEvent(history, service, week))), ...lanes];
  };

const createCompute = (history: DeliveryHistory): ComputeWindow => {
  const { firstMs } = history;
  return (window, { isBrief = false }) => {
    const weeks = weeksOf(history, window);
    const leftOut = isBrief ? [] : leftOutPlaces('incomplete-week', placesOutside(history, window, weeks));
    const coveredFromMs = coveredFrom(firstMs, window);
    if (weeks.length === 0) {
      const reason = reasonForNoWeek(firstMs, window);
      return {
        ...unfilled,
        reason,
        leftOut,
        coveredFromMs,
        formula: 'no complete week with the service in production',
      };
    }
    const perWeek = weeks.map((week) => countDeployments(history, week));
    const n = perWeek.reduce((sum, count) => sum + count, 0);
    const value = n / weeks.length;
    return {
      ...unfilled,
      value,
      n,
      leftOut,
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
      return { ...unfilled, reason, formula: 'no deployment up to here' };
    }
    const n = countDeployments(history, { startMs: period.startMs, endMs });
    const days = daysIn(period);
    const value = (n * DAYS_PER_WEEK) / days;
    return {
      ...unfilled,
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
  place: 'headline',
  title: { en: 'Deployment frequency', ko: '배포 빈도' },
  definition: {
    en: 'How often we release to production. Successful releases divided by the complete weeks of the period; a week without a release counts as zero, the running week does not count.',
    ko: '운영 환경에 배포한 횟수. 성공한 배포 수를 기간 안의 완전한 주 수로 나눕니다. 배포가 없는 주는 0으로 세고, 진행 중인 주는 세지 않습니다.',
  },
  unit: 'per-week',
  better: 'higher',
  wants: ['releases'],
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
  createPeriodCompute,
  createEvidence,
});
