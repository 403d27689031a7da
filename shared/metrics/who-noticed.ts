import type { Computed } from '../figure.ts';
import type { Window } from '../time.ts';
import { type ComputeOptions, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { inFormula } from './left-out.ts';
import { leftOutEvents } from './left-out-events.ts';
import { judgeIncidents, type StartedIncident, startedWithin } from './started-incidents.ts';
import { unfilled } from './unfilled.ts';

/** What a sender or a person writes where a machine noticed. */
const MONITORING = 'monitoring';

const eventOf = ({ incident, leftOut }: StartedIncident): EvidenceEvent =>
  evidenceEvent({
    kind: 'incident',
    service: incident.service,
    id: incident.id,
    title: incident.title,
    atMs: incident.startedAtMs,
    untilMs: incident.resolvedAtMs,
    part: incident.detectedBy === MONITORING,
    reason: leftOut ?? (incident.detectedBy === null ? 'not-told' : null),
    url: incident.url,
  });

const createEvents = ({ incidents }: DeliveryHistory) => {
  const judged = judgeIncidents(incidents);
  return (window: Window, { nowMs }: ComputeOptions): EvidenceEvent[] =>
    startedWithin(judged, window, nowMs).map(eventOf);
};

function figureOf(events: readonly EvidenceEvent[]): Computed {
  const counted = events.filter(({ reason }) => reason === null);
  const notTold = events.filter(({ reason }) => reason === 'not-told').length;
  const noticed = counted.filter(({ part }) => part === true).length;
  const n = counted.length;
  const share = (count: number, of: number) => (of === 0 ? null : count / of);
  const value = share(noticed, n);
  return {
    ...unfilled,
    value,
    n,
    reason: value === null ? 'no-data' : null,
    // Where nobody said who noticed, it may have been either.
    low: notTold === 0 ? null : share(noticed, n + notTold),
    high: notTold === 0 ? null : share(noticed + notTold, n + notTold),
    detail: { byMonitoring: noticed, byOthers: n - noticed, notTold },
    formula: `${noticed} noticed by monitoring / ${n} incidents = ${inFormula(value)}`,
    inputs: { byMonitoring: noticed, incidents: n },
    leftOut: leftOutEvents(events),
  };
}

/** Incidents that monitoring noticed / incidents (METRICS.md §4). 1 when no user had to tell. */
export const whoNoticed = defineDeliveryMetric({
  id: 'who-noticed',
  version: 1,
  place: 'detail',
  title: { en: 'Noticed by monitoring', ko: '모니터링이 먼저 발견한 비율' },
  definition: {
    en: 'Share of incidents that monitoring noticed, and no user or colleague had to tell us. Covers the incidents that began in the period; where nobody said who noticed, they are left out and counted.',
    ko: '사용자나 동료가 알려 주기 전에 모니터링이 발견한 장애의 비율. 기간에 시작된 장애를 대상으로 하며, 누가 발견했는지 기록되지 않은 장애는 제외하고 건수를 밝힙니다.',
  },
  unit: 'ratio',
  better: 'higher',
  source: 'https://sre.google/workbook/incident-response/',
  createCompute: (history) => {
    const events = createEvents(history);
    return (window, options) => figureOf(events(window, options));
  },
  createEvidence: (history) => {
    const events = createEvents(history);
    return (window, options) => [laneOf(events(window, options))];
  },
});
