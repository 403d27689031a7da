import { type Period, periodEdges, startOfPeriod } from './calendar.ts';
import { Problem } from './problems.ts';
import type { Span, Window } from './time.ts';
import { DAY_MS, WEEK_MS } from './units.ts';

const rollingName = /^([1-9]\d{0,3})d$/;
const calendarNames: readonly Period[] = ['week', 'month', 'quarter'];

/** Days of a rolling window: `rollingDays('28d') === 28`. Null for names that are not `Nd`. */
function rollingDays(name: string): number | null {
  const days = rollingName.exec(name)?.[1];
  return days === undefined ? null : Number(days);
}

/** Where a window of this name begins; null for a name that is none. */
function windowStart(name: string, endMs: number, zone: string): number | null {
  const days = rollingDays(name);
  if (days !== null) return endMs - days * DAY_MS;
  const period = calendarNames.find((calendar) => calendar === name);
  return period === undefined ? null : startOfPeriod(period, endMs - 1, zone);
}

/** Whether `resolveWindow` knows the name: `isWindowName('quarter')`, not `isWindowName('year')`. */
export const isWindowName = (name: string): boolean =>
  rollingDays(name) !== null || calendarNames.some((calendar) => calendar === name);

/**
 * The window of a name that ends at an instant. `Nd` is N × 24 h; `week`, `month` and `quarter` run from the
 * start of the running period to `endMs`. An end on a period's edge gives the whole period before it, since
 * the end itself is outside.
 *
 * @param zone IANA name
 * @throws Problem `invalid-query` for a name that is neither
 * @example resolveWindow('month', Date.parse('2026-11-10T00:00Z'), 'UTC').startMs // 2026-11-01T00:00Z
 */
export function resolveWindow(name: string, endMs: number, zone: string): Window {
  const startMs = windowStart(name, endMs, zone);
  if (startMs === null) {
    const message = `"${name}" is not a window: give days as 28d, or week, month or quarter.`;
    throw new Problem('invalid-query', message, [{ at: 'window', message }]);
  }
  return { name, startMs, endMs, zone };
}

/** When a history begins, where that is inside the window; else null. */
export const coveredFrom = (firstMs: number | null | undefined, { startMs, endMs }: Span): number | null =>
  firstMs != null && firstMs > startMs && firstMs < endMs ? firstMs : null;

/** The periods between successive edges, which end to end fill the time from the first to the last. */
export function spansBetween(edgesMs: readonly number[]): Span[] {
  const spans: Span[] = [];
  let startMs: number | undefined;
  for (const endMs of edgesMs) {
    if (startMs !== undefined) spans.push({ startMs, endMs });
    startMs = endMs;
  }
  return spans;
}

/**
 * The complete ISO weeks that a window stands for. `Nd` means the last ⌊N/7⌋ before its end, which may begin
 * before the window does; any other window the weeks that lie inside it.
 *
 * @returns oldest first; empty where no week is complete
 * @see METRICS.md §3, Deployment frequency
 * @example completeWeeks(resolveWindow('28d', endMs, 'UTC')).length // 4
 */
export function completeWeeks(window: Window): Span[] {
  const { name, startMs, endMs, zone } = window;
  const days = rollingDays(name);
  const wanted = days === null ? Number.POSITIVE_INFINITY : Math.floor(days / 7);
  // A week to spare: where one of them had an hour more, the first begins earlier than N × 168 h ago.
  const fromMs = days === null ? startMs : endMs - (wanted + 1) * WEEK_MS;
  const weeks = spansBetween(periodEdges('week', fromMs, endMs, zone)).filter((week) => week.endMs <= endMs);
  return days === null ? weeks.filter((week) => week.startMs >= startMs) : weeks.slice(weeks.length - wanted);
}
