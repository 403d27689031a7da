/** Lengths of time in milliseconds and seconds, so that no other file spells them out. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** A rolling day is 24 h (METRICS.md §2); calendar days come from `shared/calendar.ts`. */
export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 86_400;
export const MINUTES_PER_DAY = 1_440;

/** The minute an instant lies in, as the epoch ms of its start: `floorMinute(61_000) === 60_000`. */
export const floorMinute = (atMs: number): number => Math.floor(atMs / MINUTE_MS) * MINUTE_MS;

/** The first minute edge at or after an instant: `ceilMinute(61_000) === 120_000`. */
export const ceilMinute = (atMs: number): number => Math.ceil(atMs / MINUTE_MS) * MINUTE_MS;
