import { isoInstant } from '#shared/time.ts';
import type { StripDay } from '../compute/days.ts';

/** A bar of a burn strip as the API says it. */
export const toStripDay = ({ startMs, spentRatio }: StripDay) => ({
  start: isoInstant(startMs),
  spent: spentRatio,
});
