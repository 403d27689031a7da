import type { Computed } from '../figure.ts';
import type { Window } from '../time.ts';
import { createCauses } from './counting-links.ts';
import {
  type ComputeOptions,
  type ComputeWindow,
  defineDeliveryMetric,
  type EvidenceOf,
} from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { evidenceEvent, laneOf } from './evidence.ts';
import { leftOutEvents } from './left-out-events.ts';
import { type SeenOutage, seenOutage } from './outages.ts';
import { judgedRestores, measureRestores } from './restores.ts';
import { unfilled } from './unfilled.ts';

const createSeen =
  ({ outages }: DeliveryHistory) =>
  (window: Window, { nowMs }: ComputeOptions): SeenOutage[] =>
    outages().flatMap((outage) => seenOutage(outage, window, nowMs) ?? []);

function figureOf(seen: readonly SeenOutage[], { limit }: ComputeOptions): Computed {
  const restores = measureRestores(seen.filter(({ leftOut }) => leftOut === null));
  const statistic = limit?.statistic ?? 'median';
  return {
    ...unfilled,
    ...judgedRestores(restores, statistic),
    detail: { ...restores },
    inputs: { statistic, resolved: restores.resolved, open: restores.open },
    leftOut: leftOutEvents(
      seen.map(({ outage: { incident }, leftOut }) => ({ id: incident.id, reason: leftOut })),
    ),
  };
}

const createCompute = (history: DeliveryHistory): ComputeWindow => {
  const seen = createSeen(history);
  return (window, options) => figureOf(seen(window, options), options);
};

const createEvidence = (history: DeliveryHistory): EvidenceOf => {
  const seen = createSeen(history);
  return (window, options) => {
    const causesOf = createCauses(history, options.settleSeconds);
    const events = seen(window, options).map(({ outage, seconds, ended, leftOut }) =>
      evidenceEvent({
        kind: 'incident',
        service: outage.incident.service,
        id: outage.incident.id,
        title: outage.incident.title,
        atMs: outage.startedAtMs,
        untilMs: ended ? outage.resolvedAtMs : null,
        seconds: leftOut === null ? seconds : null,
        reason: leftOut,
        links: causesOf(outage.incident),
        url: outage.incident.url,
      }),
    );
    return [laneOf(events)];
  };
};

/** How long users had to wait, over incidents of all causes (METRICS.md §3, MTTR). */
export const timeToRestore = defineDeliveryMetric({
  id: 'time-to-restore',
  version: 2,
  place: 'headline',
  title: { en: 'Time to restore', ko: '복구 시간' },
  definition: {
    en: 'How long until users could work again. We use the median, because one long incident distorts a mean. It covers incidents of all causes that ended in the period or are still open at its end; an open one can only make it longer. One that was opened again counts as another; maintenance and duplicates do not count.',
    ko: '사용자가 다시 일할 수 있게 되기까지 걸린 시간. 긴 장애 하나가 평균을 왜곡하므로 중앙값을 씁니다. 기간에 끝났거나 기간 끝에 아직 열려 있는 모든 원인의 장애를 포함하며, 열린 장애는 값을 늘리기만 합니다. 다시 열린 장애는 따로 세고, 점검과 중복은 세지 않습니다.',
  },
  unit: 'seconds',
  better: 'lower',
  wants: ['incidents'],
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
  createEvidence,
});
