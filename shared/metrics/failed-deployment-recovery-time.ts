import type { Incident } from '../facts.ts';
import type { Computed } from '../figure.ts';
import type { Span, Window } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { type CausesOf, createCauses } from './counting-links.ts';
import { type ComputeOptions, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { type CountedLink, type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { incidentKey, orderIncidents } from './incident-history.ts';
import { leftOutEvents } from './left-out-events.ts';
import { type Outage, outagesOf } from './outages.ts';
import { judgedRestores, measureRestores } from './restores.ts';
import { unfilled } from './unfilled.ts';

/** An incident with its spells, and why none of them counts; null where one does. */
interface Judged {
  readonly incident: Incident;
  readonly spells: readonly Outage[];
}

/** What a window knows of the end of an incident: its last spell that had begun by then. */
interface Seen extends Judged {
  readonly last: Outage;
  readonly ended: boolean;
}

function judge(incidents: readonly Incident[]): Judged[] {
  const spells = Map.groupBy(outagesOf(incidents), ({ incident }) => incidentKey(incident));
  return [...spells.values()].flatMap((those) => {
    const counted = those.filter(({ leftOut }) => leftOut === null);
    const incident = those[0]?.incident;
    return incident === undefined ? [] : [{ incident, spells: counted.length > 0 ? counted : those }];
  });
}

function seenIn({ incident, spells }: Judged, { startMs, endMs }: Span): Seen[] {
  const begun = spells.filter(({ startedAtMs }) => startedAtMs < endMs);
  const last = begun.at(-1);
  if (last === undefined) return [];
  const ended = last.resolvedAtMs !== null && last.resolvedAtMs < endMs;
  return ended && (last.resolvedAtMs ?? 0) < startMs ? [] : [{ incident, spells, last, ended }];
}

/** Of incidents elsewhere that name a deployment of these services only those count: the history holds their links. */
function incidentsOf({ incidents, services }: DeliveryHistory): Incident[] {
  const linked = services.flatMap(({ links }) => links.flatMap(({ link: { incident } }) => incident ?? []));
  return orderIncidents([...incidents, ...linked]);
}

function eventOf(
  seen: Seen,
  window: Window,
  links: readonly CountedLink[],
  unknown: ReadonlySet<string>,
): EvidenceEvent {
  const { incident, last, ended } = seen;
  const cause = links[0]?.link.deployment ?? null;
  const untilMs = ended ? (last.resolvedAtMs ?? window.endMs) : window.endMs;
  const seconds = cause === null ? null : (untilMs - cause.finishedAtMs) / SECOND_MS;
  const noCause = unknown.has(incidentKey(incident)) ? 'cause-unknown' : 'no-deployment';
  const tooShort = seconds !== null && seconds <= 0 ? (seconds < 0 ? 'negative' : 'zero-length') : null;
  const reason = last.leftOut ?? (seconds === null ? noCause : tooShort);
  return evidenceEvent({
    kind: 'incident',
    service: incident.service,
    id: incident.id,
    title: incident.title,
    atMs: incident.startedAtMs,
    untilMs: ended ? untilMs : null,
    seconds: reason === null ? seconds : null,
    reason,
    deployment:
      cause === null ? null : { service: cause.service, environment: cause.environment, id: cause.id },
    links,
    url: incident.url,
  });
}

const createEvents = (history: DeliveryHistory) => {
  const judged = judge(incidentsOf(history));
  const unknown = new Set(history.unknownCauses.map(incidentKey));
  const causes = new Map<number, CausesOf>();
  return (window: Window, { settleSeconds }: ComputeOptions): EvidenceEvent[] => {
    const causesOf = causes.get(settleSeconds) ?? createCauses(history, settleSeconds);
    causes.set(settleSeconds, causesOf);
    return judged
      .flatMap((each) => seenIn(each, window))
      .map((seen) => eventOf(seen, window, causesOf(seen.incident), unknown));
  };
};

function figureOf(events: readonly EvidenceEvent[], { limit }: ComputeOptions): Computed {
  const counted = events.filter(({ reason }) => reason === null);
  const restores = measureRestores(
    counted.map(({ seconds, untilMs }) => ({ seconds: seconds ?? 0, ended: untilMs !== null })),
  );
  const statistic = limit?.statistic ?? 'median';
  return {
    ...unfilled,
    ...judgedRestores(restores, statistic),
    detail: { ...restores },
    inputs: { statistic, resolved: restores.resolved, open: restores.open },
    leftOut: leftOutEvents(events),
  };
}

/** From a failed deployment's finish until users could work again, as the time to restore is taken (METRICS.md §3). */
export const failedDeploymentRecoveryTime = defineDeliveryMetric({
  id: 'failed-deployment-recovery-time',
  version: 1,
  place: 'detail',
  title: { en: 'Failed deployment recovery time', ko: '실패한 배포의 복구 시간' },
  definition: {
    en: 'How long users waited after a release that caused an incident, from that release until they could work again. The median over incidents that a release caused and that ended in the period or are still open at its end.',
    ko: '장애를 일으킨 배포가 나간 때부터 사용자가 다시 일할 수 있게 되기까지 걸린 시간. 배포가 원인이고 기간에 끝났거나 기간 끝에 아직 열려 있는 장애의 중앙값입니다.',
  },
  unit: 'seconds',
  better: 'lower',
  wants: ['releases', 'incidents'],
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute: (history) => {
    const events = createEvents(history);
    return (window, options) => figureOf(events(window, options), options);
  },
  createEvidence: (history) => {
    const events = createEvents(history);
    return (window, options) => [laneOf(events(window, options))];
  },
});
