import type { Computed } from '../figure.ts';
import { mean } from '../stats/mean.ts';
import { median } from '../stats/median.ts';
import { quantile } from '../stats/quantile.ts';
import type { Window } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { type ComputeOptions, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { inFormula } from './left-out.ts';
import { leftOutEvents } from './left-out-events.ts';
import { judgeIncidents, type StartedIncident, startedWithin } from './started-incidents.ts';
import { unfilled } from './unfilled.ts';

function eventOf({ incident, leftOut }: StartedIncident): EvidenceEvent {
  const { service, id, title, startedAtMs, detectedAtMs, resolvedAtMs, url } = incident;
  const seconds = detectedAtMs === null ? null : (detectedAtMs - startedAtMs) / SECOND_MS;
  const why = seconds === null ? 'not-told' : seconds < 0 ? 'detected-before-start' : null;
  return evidenceEvent({
    kind: 'incident',
    service,
    id,
    title,
    atMs: startedAtMs,
    untilMs: resolvedAtMs,
    seconds,
    reason: leftOut ?? why,
    url,
  });
}

const createEvents = ({ incidents }: DeliveryHistory) => {
  const judged = judgeIncidents(incidents);
  return (window: Window, { nowMs }: ComputeOptions): EvidenceEvent[] =>
    startedWithin(judged, window, nowMs).map(eventOf);
};

function figureOf(events: readonly EvidenceEvent[]): Computed {
  const seconds = events.flatMap((event) => (event.reason === null ? (event.seconds ?? []) : []));
  const value = median(seconds);
  return {
    ...unfilled,
    value,
    n: seconds.length,
    reason: value === null ? 'no-data' : null,
    detail: { p90Seconds: quantile(seconds, 0.9), meanSeconds: mean(seconds) },
    formula: `median of ${seconds.length} times to detect = ${inFormula(value)} s`,
    inputs: { incidents: seconds.length },
    leftOut: leftOutEvents(events),
  };
}

/** Median time from when users began to suffer until somebody or something noticed (METRICS.md §4). */
export const timeToDetect = defineDeliveryMetric({
  id: 'time-to-detect',
  version: 1,
  place: 'detail',
  title: { en: 'Time to detect', ko: '발견까지 걸린 시간' },
  definition: {
    en: 'How long users suffered before we noticed. The median from start to detection over the incidents that began in the period; those without a time of detection are left out and counted.',
    ko: '사용자가 불편을 겪기 시작한 때부터 우리가 알아차리기까지 걸린 시간. 기간에 시작된 장애의 중앙값이며, 발견 시각이 없는 장애는 제외하고 건수를 밝힙니다.',
  },
  unit: 'seconds',
  better: 'lower',
  wants: ['incidents'],
  source: 'https://sre.google/sre-book/postmortem-culture/',
  createCompute: (history) => {
    const events = createEvents(history);
    return (window, options) => figureOf(events(window, options));
  },
  createEvidence: (history) => {
    const events = createEvents(history);
    return (window, options) => [laneOf(events(window, options))];
  },
});
