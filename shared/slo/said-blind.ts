import type { LeftOut } from '../figure.ts';
import { isoInstant } from '../time.ts';
import type { ObjectiveMeasure } from './measure-objective.ts';

type Measure = Pick<ObjectiveMeasure, 'blind' | 'coverage'>;

/** A receipt names the first twenty. */
const ITEM_LIMIT = 20;

/**
 * How many of the uncovered minutes are Andon's own: it did not run in them. With an interval over a minute an
 * outage may lie between two observations and cover nothing up.
 */
export const blindMinutes = ({ blind, coverage }: Measure): number => {
  const minutes = blind.reduce((sum, span) => sum + span.minutes, 0);
  return Math.min(minutes, coverage.owedMinutes - coverage.coveredMinutes);
};

/**
 * What a receipt says of them: minutes, and the spans they lie in as ISO 8601 intervals.
 *
 * @example [{ reason: 'collector-down', count: 12, items: ['2026-11-22T13:40:00.000Z/2026-11-22T13:52:00.000Z'] }]
 */
export const leftOutBlind = (measure: Measure): LeftOut[] => {
  const count = blindMinutes(measure);
  if (count === 0) return [];
  const items = measure.blind
    .slice(0, ITEM_LIMIT)
    .map(({ fromMs, toMs }) => `${isoInstant(fromMs)}/${isoInstant(toMs)}`);
  return [{ reason: 'collector-down', count, items }];
};
