import type { Computed } from '../figure.ts';
import { defineDeliveryMetric } from './define-metric.ts';
import { type EvidenceEvent, laneOf } from './evidence.ts';
import { inFormula } from './left-out.ts';
import { leftOutEvents } from './left-out-events.ts';
import { unfilled } from './unfilled.ts';
import { createWaiting, createWaitingCount, type WaitingCount } from './waiting-changes.ts';

function figureOf(events: readonly EvidenceEvent[]): Computed {
  const counted = events.filter(({ reason }) => reason === null);
  const value = counted.reduce((oldest, { seconds }) => Math.max(oldest, seconds ?? 0), 0);
  return {
    ...unfilled,
    value,
    n: counted.length,
    detail: { changes: counted.length },
    formula: `oldest of ${counted.length} changes merged and not in production = ${inFormula(value)} s`,
    inputs: { changes: counted.length },
    leftOut: leftOutEvents(events),
  };
}

const brieflyOf = ({ count, oldestSeconds }: WaitingCount): Computed => ({
  ...unfilled,
  value: oldestSeconds,
  n: count,
  formula: `oldest of ${count} changes merged and not in production = ${inFormula(oldestSeconds)} s`,
});

/** Where it is not known what waits, which is not the same as nothing. */
const unknown: Computed = { ...unfilled, reason: 'no-data', formula: 'it is not known what was merged' };

/**
 * How long the oldest change waits that was merged and is not yet in production at the window's end; n is how many do.
 * 0 where nothing waits, null where it is not known (METRICS.md §3).
 */
export const waitingToShip = defineDeliveryMetric({
  id: 'waiting-to-ship',
  version: 1,
  place: 'detail',
  title: { en: 'Waiting to ship', ko: '배포 대기' },
  definition: {
    en: 'How long the oldest change has waited that was merged and does not run in production yet, at the end of the period. Beside it stands how many changes wait.',
    ko: '병합되었지만 아직 운영에 반영되지 않은 변경 가운데 가장 오래된 것이 기간 끝까지 기다린 시간. 기다리는 변경의 수를 함께 보여 줍니다.',
  },
  unit: 'seconds',
  better: 'lower',
  wants: ['waiting'],
  // The time from merge to deployment, of what is not deployed yet.
  source: 'https://devlake.apache.org/docs/v0.14/Metrics/DeployTime/',
  createCompute: (history) => {
    const isKnown = history.services.some(({ isUnshippedKnown }) => isUnshippedKnown);
    if (!isKnown) return () => unknown;
    const waiting = createWaiting(history);
    const counting = createWaitingCount(history);
    return ({ endMs }, { isBrief = false }) =>
      isBrief ? brieflyOf(counting(endMs)) : figureOf(waiting(endMs));
  },
  createEvidence: (history) => {
    const waiting = createWaiting(history);
    return (window) => [laneOf(waiting(window.endMs))];
  },
});
