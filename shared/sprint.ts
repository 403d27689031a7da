import { Temporal } from 'temporal-polyfill';
import { dateAt, type Period, periodEdges, startOf } from './calendar.ts';

/** How the team cuts its time: sprints of equal length, one after the other, before the first day too. */
export interface SprintPlan {
  /** Whole days, at least 1. */
  readonly lengthDays: number;
  /** A day on which a sprint begins, in the team's zone: `2026-01-05`. */
  readonly firstDay: string;
}

/** Two weeks, from the Monday of ISO week 1 of 2024. */
export const usualSprint: SprintPlan = { lengthDays: 14, firstDay: '2024-01-01' };

/**
 * The edges of successive sprints that together cover `[fromMs, toMs)`: as `periodEdges`. A sprint has as many days as
 * it has, be one of them an hour longer or shorter.
 *
 * @throws RangeError where the end lies before the start, for a zone or a day that does not exist
 * @example sprintEdges({ lengthDays: 14, firstDay: '2026-01-05' }, fromMs, fromMs + 1, 'Asia/Seoul') // one sprint
 */
export function sprintEdges(
  { lengthDays, firstDay }: SprintPlan,
  fromMs: number,
  toMs: number,
  zone: string,
): number[] {
  if (!(fromMs <= toMs)) throw new RangeError(`a span does not end (${toMs}) before it starts (${fromMs})`);
  const first = Temporal.PlainDate.from(firstDay);
  const days = first.until(dateAt(fromMs, zone), { largestUnit: 'days' }).days;
  let number = Math.floor(days / lengthDays);
  const edgeOf = (nth: number) => startOf(first.add({ days: nth * lengthDays }), zone);
  const edges = [edgeOf(number)];
  while ((edges.at(-1) ?? toMs) < toMs) {
    number += 1;
    const nextMs = edgeOf(number);
    if (nextMs > (edges.at(-1) ?? nextMs)) edges.push(nextMs);
  }
  return edges;
}

/** How a series may be cut. */
export type Cut = Period | 'sprint';

/** `periodEdges` of a calendar period, `sprintEdges` of sprints. */
export const cutEdges = (
  by: Cut,
  sprint: SprintPlan,
  fromMs: number,
  toMs: number,
  zone: string,
): number[] =>
  by === 'sprint' ? sprintEdges(sprint, fromMs, toMs, zone) : periodEdges(by, fromMs, toMs, zone);
