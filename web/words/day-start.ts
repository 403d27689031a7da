import { DAY_MS, HOUR_MS } from '#shared/units.ts';
import { dayText } from './day-text.ts';
import { dateParts } from './format-time.ts';

/** How far the clocks of a zone are ahead of UTC, ms. */
const aheadMs = (atMs: number, zone: string): number =>
  Date.parse(`${dayText(atMs, zone)}T${dateParts(atMs, zone, 'en').time}:00Z`) - atMs;

/**
 * When a day begins in a zone, epoch ms; NaN for what is no day. Where clocks skip midnight it begins later.
 *
 * @param day as a date field gives it
 * @example dayStart('2026-11-22', 'Asia/Seoul') // 2026-11-21T15:00Z
 */
export const dayStart = (day: string, zone: string): number => {
  const utcMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(utcMs)) return Number.NaN;
  const guessMs = utcMs - aheadMs(utcMs, zone);
  const startMs = utcMs - aheadMs(guessMs, zone);
  return dayText(startMs, zone) < day ? startMs + HOUR_MS : startMs;
};

/** A day so many days on, by the calendar: `addDays('2026-02-28', 1) === '2026-03-01'`. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
