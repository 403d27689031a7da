import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { dateParts } from '../words/format-time.ts';

/** Zones differ by quarters of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;

/** How far into its day a moment lies in a zone. Milliseconds. */
const intoDay = (atMs: number, zone: string): number => {
  const [hours = 0, minutes = 0] = dateParts(atMs, zone, 'en').time.split(':').map(Number);
  return hours * HOUR_MS + minutes * MINUTE_MS + (atMs % MINUTE_MS);
};

/** The midnight nearest to a moment: where clocks were moved, 24 hours later is not one. */
const nearestMidnight = (atMs: number, zone: string): number => {
  const into = intoDay(atMs, zone);
  return into < DAY_MS / 2 ? atMs - into : atMs + DAY_MS - into;
};

/**
 * Midnights of a zone within a span, oldest first: every one, or every second, third, … so that there are at most
 * `most`. The last one is always among them.
 *
 * @param zone IANA name
 * @example dayTicks(noon, noon + 3 * DAY_MS, 'UTC', 9) // three midnights
 */
export const dayTicks = (fromMs: number, toMs: number, zone: string, most: number): number[] => {
  const midnights: number[] = [];
  let atMs = nearestMidnight(Math.ceil(fromMs / QUARTER_MS) * QUARTER_MS, zone);
  if (atMs < fromMs) atMs = nearestMidnight(atMs + DAY_MS, zone);
  while (atMs <= toMs) {
    midnights.push(atMs);
    atMs = nearestMidnight(atMs + DAY_MS, zone);
  }
  const every = Math.max(1, Math.ceil(midnights.length / most));
  return midnights.filter((_, index) => (midnights.length - 1 - index) % every === 0);
};
