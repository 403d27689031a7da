import { DAY_MS, HOUR_MS } from '#shared/units.ts';

export const PLANT_ZONE = 'Asia/Seoul';
/** Korea has kept UTC+9 without summer time since 1988, so days of the plant are plain arithmetic. */
const OFFSET_MS = 9 * HOUR_MS;
const DAYS_PER_WEEK = 7;

/** The day of the plant an instant lies in, as days since 1970. */
export const dayOf = (atMs: number): number => Math.floor((atMs + OFFSET_MS) / DAY_MS);

/** When a day of the plant begins, epoch ms. */
export const dayStartMs = (day: number): number => day * DAY_MS - OFFSET_MS;

/** 0 is Monday; the first day of 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % DAYS_PER_WEEK;

/** When the ISO week of an instant began, epoch ms. */
export const weekStartMs = (atMs: number): number => {
  const day = dayOf(atMs);
  return dayStartMs(day - weekdayOf(day));
};

const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
/** Seollal is the first day of the Korean lunar year, Chuseok the full moon of its eighth month. */
const festivals: ReadonlySet<string> = new Set(['1/1', '8/15']);
const isFestival = (day: number): boolean => festivals.has(lunar.format(day * DAY_MS));

const known = new Map<number, boolean>();

/**
 * Whether the plant stands still: Seollal and Chuseok, each with the day before and the day after.
 *
 * @example isHoliday(dayOf(Date.parse('2026-09-25T12:00+09:00'))) // Chuseok: true
 */
export const isHoliday = (day: number): boolean => {
  const before = known.get(day);
  if (before !== undefined) return before;
  const now = [day - 1, day, day + 1].some(isFestival);
  known.set(day, now);
  return now;
};
