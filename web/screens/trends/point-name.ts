import { DAY_MS } from '#shared/units.ts';

const WEEK_DAYS = 7;
const THURSDAY = 4;

/** The ISO week of a day: `2025-10-06` is in `2025-W41`. The year is that of the week's Thursday. */
export const isoWeek = (day: string): string => {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  const weekday = new Date(atMs).getUTCDay() || WEEK_DAYS;
  const thursday = new Date(atMs + (THURSDAY - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const dayOfYear = (thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS;
  return `${year}-W${String(Math.floor(dayOfYear / WEEK_DAYS) + 1).padStart(2, '0')}`;
};

/** How a period is called in the address: `2025-W41`, `2025-10`, and a sprint by its first day. */
export const pointName = (by: string, firstDay: string): string => {
  if (by === 'week') return isoWeek(firstDay);
  return by === 'month' ? firstDay.slice(0, 7) : firstDay;
};
