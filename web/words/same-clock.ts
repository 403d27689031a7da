import { DAY_MS } from '#shared/units.ts';
import { dateParts } from './format-time.ts';

/** Summer and winter, where clocks are turned. */
const HALF_YEAR_MS = 182 * DAY_MS;

/**
 * Whether the clocks of two zones show the same, now and half a year ago: then nobody needs to be told which is meant.
 *
 * @example isSameClock('Asia/Seoul', 'Asia/Tokyo', nowMs) // true
 */
export const isSameClock = (zone: string, other: string, nowMs: number): boolean =>
  [nowMs, nowMs - HALF_YEAR_MS].every((atMs) => {
    const [one, another] = [dateParts(atMs, zone, 'en'), dateParts(atMs, other, 'en')];
    return one.time === another.time && one.day === another.day;
  });
