import { floorMinute, MINUTE_MS } from '#shared/units.ts';

/** The instant a question is about, and where its minutes end. */
export interface Moment {
  readonly nowMs: number;
  /** End of the last minute that counts: live answers include the running one, others end at `at`. */
  readonly minuteEndMs: number;
}

/** @param atMs null for now, as is what lies after it: what has not been is not known */
export const momentOf = (atMs: number | null, nowMs: number): Moment =>
  atMs === null || atMs > nowMs
    ? { nowMs, minuteEndMs: floorMinute(nowMs) + MINUTE_MS }
    : { nowMs: atMs, minuteEndMs: floorMinute(atMs) };
