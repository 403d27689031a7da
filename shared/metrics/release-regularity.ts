import type { Computed } from '../figure.ts';
import { releaseSlots } from '../release-slots.ts';
import { isoInstant, type Window } from '../time.ts';
import { completeWeeks, coveredFrom } from '../windows.ts';
import { type ComputeWindow, defineDeliveryMetric, type EvidenceOf } from './define-metric.ts';
import {
  countDeployments,
  type DeliveryHistory,
  placesWithin,
  type ServiceHistory,
} from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { inFormula } from './left-out.ts';
import { leftOutEvents } from './left-out-events.ts';
import { unfilled } from './unfilled.ts';

/** The planned releases of a service that are due in a window. Kept: something went out on that day. */
function slotEvents(service: ServiceHistory, window: Window): EvidenceEvent[] {
  const { plan, deployments } = service;
  if (plan === null) return [];
  const firstMs = deployments.finishedAtMs[0] ?? Number.POSITIVE_INFINITY;
  return releaseSlots(plan, window, window.zone).map(({ day, dueAtMs, dayStartMs, dayEndMs }) => {
    const { from, to } = placesWithin(service, {
      startMs: dayStartMs,
      endMs: Math.min(dayEndMs, window.endMs),
    });
    const isKept = to > from;
    const isOpen = !isKept && dayEndMs > window.endMs;
    const isBefore = dayEndMs <= firstMs;
    return evidenceEvent({
      kind: 'slot',
      service: service.service,
      id: day,
      atMs: dueAtMs,
      untilMs: dayEndMs,
      part: isKept,
      reason: isBefore ? 'before-start' : isOpen ? 'day-not-over' : null,
      deployment: isKept ? deployments.keyAt(from) : null,
    });
  });
}

/** The complete weeks of a window, in which something went out or not. */
function weekEvents(history: DeliveryHistory, window: Window): EvidenceEvent[] {
  const firstMs = history.firstMs ?? Number.POSITIVE_INFINITY;
  const [only, ...others] = history.services;
  return completeWeeks(window).map((week) => {
    const count = countDeployments(history, week);
    return evidenceEvent({
      kind: 'week',
      service: others.length === 0 ? (only?.service ?? null) : null,
      id: isoInstant(week.startMs),
      atMs: week.startMs,
      untilMs: week.endMs,
      count,
      part: count > 0,
      reason: week.endMs <= firstMs ? 'before-start' : null,
    });
  });
}

const hasPlan = ({ services }: DeliveryHistory): boolean => services.some(({ plan }) => plan !== null);

const eventsOf = (history: DeliveryHistory, window: Window): EvidenceEvent[] =>
  hasPlan(history)
    ? history.services.flatMap((service) => slotEvents(service, window))
    : weekEvents(history, window);

const createCompute =
  (history: DeliveryHistory): ComputeWindow =>
  (window): Computed => {
    const events = eventsOf(history, window);
    const counted = events.filter(({ reason }) => reason === null);
    const kept = counted.filter(({ part }) => part === true).length;
    const n = counted.length;
    const value = n === 0 ? null : kept / n;
    const isPlanned = hasPlan(history);
    const without = history.firstMs === undefined ? 'no-data' : reasonWithout(history.firstMs, window);
    const what = isPlanned ? 'planned releases' : 'complete weeks with a release';
    return {
      ...unfilled,
      value,
      n,
      reason:
        value !== null
          ? null
          : without === 'before-start' || history.firstMs === undefined
            ? without
            : 'too-few',
      detail: { kept, missed: n - kept, planned: isPlanned },
      formula: isPlanned
        ? `${kept} out on their day / ${n} ${what} = ${inFormula(value)}`
        : `${kept} with a release / ${n} complete weeks = ${inFormula(value)}`,
      inputs: { kept, due: n },
      leftOut: leftOutEvents(events),
      coveredFromMs: coveredFrom(history.firstMs, window),
    };
  };

const createEvidence =
  (history: DeliveryHistory): EvidenceOf =>
  (window) => [laneOf(eventsOf(history, window))];

/**
 * Planned releases that went out on their day in the team's zone / those that were due; without a plan the weeks in
 * which something went out / complete weeks (METRICS.md §3). Over all services: of those that have a plan.
 */
export const releaseRegularity = defineDeliveryMetric({
  id: 'release-regularity',
  version: 1,
  place: 'detail',
  title: { en: 'Release regularity', ko: '정기 배포 준수율' },
  definition: {
    en: 'How reliably we release when we said we would. Planned releases that went out on their day, divided by those that were due in the period; without a plan, the weeks with a release divided by the complete weeks.',
    ko: '약속한 날에 배포했는지를 보는 비율. 기간 안에 예정된 배포 가운데 그날 나간 배포의 비율이며, 배포 계획이 없으면 완전한 주 가운데 배포가 있었던 주의 비율입니다.',
  },
  unit: 'ratio',
  better: 'higher',
  wants: ['releases'],
  // Its weeks with at least one deployment are those of a team without a plan.
  source: 'https://github.com/dora-team/fourkeys/blob/main/METRICS.md#deployment-frequency',
  createCompute,
  createEvidence,
});
