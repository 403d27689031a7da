import { periodEdges } from '../calendar.ts';
import type { Window } from '../time.ts';

/**
 * The span an objective is judged over: what has run of it (`window`) and when it is full.
 *
 * `fullEndMs` is the window's end, except in a calendar period that still runs: there it is the period's end.
 */
export interface SloSpan {
  readonly window: Window;
  readonly fullEndMs: number;
}

/** Whether a window of this name is a calendar period, whose budget begins anew with the next one. */
export const isCalendar = (name: string): name is 'week' | 'month' | 'quarter' =>
  name === 'week' || name === 'month' || name === 'quarter';

/**
 * The SLO span of a resolved window; its zone decides where a running period ends.
 *
 * @example of the month window [1 Nov, 10 Nov) in UTC: `fullEndMs` is 1 Dec
 */
export const sloSpan = (window: Window): SloSpan => {
  const { name, startMs, endMs, zone } = window;
  if (!isCalendar(name)) return { window, fullEndMs: endMs };
  const periodEndMs = periodEdges(name, startMs, startMs + 1, zone)[1] ?? endMs;
  return { window, fullEndMs: Math.max(endMs, periodEndMs) };
};

/** The SLO period that burn factors scale with: a running month counts whole. Milliseconds. */
export const sloPeriodMs = (span: SloSpan): number => span.fullEndMs - span.window.startMs;

/** Whether this is a calendar period that has not ended, so that its allowance can only be estimated. */
export const isRunning = (span: SloSpan): boolean => span.fullEndMs > span.window.endMs;
