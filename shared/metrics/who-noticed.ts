import type { Computed } from '../figure.ts';
import type { Window } from '../time.ts';
import { type ComputeOptions, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { leftOutEvents } from './left-out-events.ts';
import { judgeIncidents, type StartedIncident, startedWithin } from './started-incidents.ts';
import { toldFormula, toldShare } from './told-share.ts';
import { unfilled } from './unfilled.ts';

/** What a sender or a person writes where a machine noticed, in small letters or large ones. */
const MONITORING = 'monitoring';

const isMonitoring = (who: string): boolean => who.trim().toLowerCase() === MONITORING;

const eventOf = ({ incident, leftOut }: StartedIncident): EvidenceEvent =>
  evidenceEvent({
    kind: 'incident',
    service: incident.service,
    id: incident.id,
    title: incident.title,
    atMs: incident.startedAtMs,
    untilMs: incident.resolvedAtMs,
    part: incident.detectedBy === null ? null : isMonitoring(incident.detectedBy),
    reason: leftOut,
    url: incident.url,
  });

const createEvents = ({ incidents }: DeliveryHistory) => {
  const judged = judgeIncidents(incidents);
  return (window: Window, { nowMs }: ComputeOptions): EvidenceEvent[] =>
    startedWithin(judged, window, nowMs).map(eventOf);
};

function figureOf(events: readonly EvidenceEvent[]): Computed {
  const counted = events.filter(({ reason }) => reason === null);
  const countOf = (noticed: boolean | null) => counted.filter(({ part }) => part === noticed).length;
  const counts = { yesCount: countOf(true), noCount: countOf(false), notToldCount: countOf(null) };
  const { yesCount, noCount, notToldCount } = counts;
  const share = toldShare(counts);
  return {
    ...unfilled,
    ...share,
    detail: { byMonitoring: yesCount, byOthers: noCount, notTold: notToldCount },
    formula: toldFormula(counts, 'noticed by monitoring', 'incidents'),
    inputs: { byMonitoring: yesCount, incidents: share.n, notTold: notToldCount },
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
    en: 'Share of incidents that monitoring noticed, and no user or colleague had to tell us. Covers the incidents that began in the period; where nobody said who noticed, they are in the whole and not in the share, and their number is said.',
    ko: '사용자나 동료가 알려 주기 전에 모니터링이 발견한 장애의 비율. 기간에 시작된 장애를 대상으로 하며, 누가 발견했는지 기록되지 않은 장애는 전체에는 넣고 모니터링이 발견한 것으로는 세지 않으며, 그 건수를 밝힙니다.',
  },
  unit: 'ratio',
  better: 'higher',
  wants: ['incidents'],
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
