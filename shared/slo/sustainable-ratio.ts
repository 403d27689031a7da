import type { Limit } from '../agreement/version.ts';
import type { Window } from '../time.ts';
import { DAY_MS, HOUR_MS } from '../units.ts';
import { resolveWindow } from '../windows.ts';
import { type SloSpan, sloPeriodMs, sloSpan } from './slo-span.ts';

/** The agreed window that ends with a window: its allowance is what the window's failures are held against. */
export const agreedSpan = ({ endMs, zone }: Window, { window }: Pick<Limit, 'window'>): SloSpan =>
  sloSpan(resolveWindow(window, endMs, zone));

/** An hour more or less, where clocks change, makes a period of days no longer or shorter. */
function daysOf(lengthMs: number): number {
  const days = Math.round(lengthMs / DAY_MS);
  return days > 0 && Math.abs(lengthMs - days * DAY_MS) <= HOUR_MS ? days : lengthMs / DAY_MS;
}

/**
 * The share of the agreed window's allowance that a window may spend so that the budget lasts: its length ÷ the
 * length of the agreed window, a running calendar period counting whole. 1 for the agreed window itself.
 *
 * @example a week under an agreement over 30 days: 7/30 = 0.2333
 */
export function sustainableRatio(window: Window, limit: Pick<Limit, 'window'>): number {
  const span = agreedSpan(window, limit);
  if (span.window.startMs === window.startMs) return 1;
  return daysOf(window.endMs - window.startMs) / daysOf(sloPeriodMs(span));
}
