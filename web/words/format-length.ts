import { SECOND_MS } from '#shared/units.ts';

/** How long an attempt took, in the unit that tells most: `35 ms`, `1.2 s`. */
export interface ShortLength {
  readonly digits: string;
  readonly unit: 'millisecond' | 'second';
}

/** Under a second whole milliseconds, at least one; from then on seconds, with one decimal below ten. */
export const shortLength = (seconds: number): ShortLength => {
  const ms = Math.round(seconds * SECOND_MS);
  if (ms < SECOND_MS) return { digits: String(Math.max(1, ms)), unit: 'millisecond' };
  return { digits: seconds < 9.95 ? seconds.toFixed(1) : String(Math.round(seconds)), unit: 'second' };
};
