import type { Computed } from '../figure.ts';
import { unionLength } from '../stats/union-length.ts';
import type { Span } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { type ComputeOptions, defineDeliveryMetric } from './define-metric.ts';
import type { DeliveryHistory } from './delivery-history.ts';
import { type EvidenceEvent, evidenceEvent, laneOf } from './evidence.ts';
import { inFormula } from './left-out.ts';
import { leftOutEvents } from './left-out-events.ts';
import type { Outage } from './outages.ts';
import { unfilled } from './unfilled.ts';

/** The receipt lists so many services. */
const LISTED = 20;

interface Down {
  readonly outage: Outage;
  readonly event: EvidenceEvent;
  /** The part that lies in the window. */
  readonly inside: Span;
}

/** What a window sees of a spell. Null where the two do not touch. */
function downIn(outage: Outage, window: Span, nowMs: number | undefined): Down | null {
  const { incident, startedAtMs, resolvedAtMs } = outage;
  const endMs = resolvedAtMs ?? Number.POSITIVE_INFINITY;
  const isLater = startedAtMs >= window.endMs;
  if (isLater && (nowMs === undefined || window.endMs < nowMs)) return null;
  const reachesMs = outage.leftOut === null ? endMs - 1 : Math.max(startedAtMs, endMs);
  if (!isLater && reachesMs < window.startMs) return null;
  const inside = { startMs: Math.max(startedAtMs, window.startMs), endMs: Math.min(endMs, window.endMs) };
  const reason = outage.leftOut ?? (isLater ? 'future' : null);
  const event = evidenceEvent({
    kind: 'incident',
    service: incident.service,
    id: incident.id,
    title: incident.title,
    atMs: startedAtMs,
    untilMs: endMs < window.endMs ? resolvedAtMs : null,
    seconds: reason === null ? (inside.endMs - inside.startMs) / SECOND_MS : null,
    reason,
    url: incident.url,
  });
  return { outage, event, inside };
}

const unionSeconds = (downs: readonly Down[]): number =>
  unionLength(downs.map(({ inside }) => inside)) / SECOND_MS;

/** Of each service, the longest first. What was told of several counts for each of them. */
function byService(downs: readonly Down[]) {
  const own = downs.filter(({ event: { reason } }) => reason === null || reason === 'same-outage');
  return [...Map.groupBy(own, ({ event }) => event.service)]
    .map(([service, those]) => ({ service, seconds: unionSeconds(those), incidents: those.length }))
    .sort((a, b) => b.seconds - a.seconds || ((a.service ?? '') < (b.service ?? '') ? -1 : 1))
    .slice(0, LISTED);
}

const createDowns =
  ({ outages }: DeliveryHistory) =>
  (window: Span, { nowMs }: ComputeOptions): Down[] =>
    outages().flatMap((outage) => downIn(outage, window, nowMs) ?? []);

function figureOf(downs: readonly Down[], isKnown: boolean): Computed {
  const counted = downs.filter(({ event }) => event.reason === null);
  const sumSeconds = counted.reduce((sum, { event }) => sum + (event.seconds ?? 0), 0);
  const value = isKnown ? unionSeconds(counted) : null;
  return {
    ...unfilled,
    value,
    n: counted.length,
    reason: isKnown ? null : 'no-data',
    detail: { sumSeconds: isKnown ? sumSeconds : null, services: byService(downs) },
    formula: `union of ${counted.length} outages = ${inFormula(value)} s`,
    inputs: { outages: counted.length, sumSeconds },
    leftOut: leftOutEvents(downs.map(({ event }) => event)),
  };
}

/**
 * How long users suffered in a window, by the incidents that were told: the union of their spells, so that what two of
 * them cover counts once. Null while no incident was ever told of; 0 where none fell into the window.
 *
 * @see METRICS.md §3; over all services, the time in which at least one was down
 */
export const downtime = defineDeliveryMetric({
  id: 'downtime',
  version: 1,
  place: 'detail',
  title: { en: 'Downtime', ko: '장애 시간' },
  definition: {
    en: 'How long users could not work, by the incidents of the period. Where two incidents overlap the time counts once; maintenance is not counted. Over all services it is the time in which at least one was down.',
    ko: '기간 안의 장애로 사용자가 일하지 못한 시간. 겹치는 장애의 시간은 한 번만 세고, 점검 시간은 세지 않습니다. 전체 서비스의 값은 하나라도 장애였던 시간입니다.',
  },
  unit: 'seconds',
  better: 'lower',
  wants: ['incidents'],
  source: 'https://sre.google/sre-book/availability-table/',
  createCompute: (history) => {
    const downs = createDowns(history);
    const firstMs = history.incidents[0]?.startedAtMs ?? Number.POSITIVE_INFINITY;
    return (window, options) => figureOf(downs(window, options), firstMs < window.endMs);
  },
  createEvidence: (history) => {
    const downs = createDowns(history);
    return (window, options) => [laneOf(downs(window, options).map(({ event }) => event))];
  },
});
