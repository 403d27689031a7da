import { DAY_MS, MINUTE_MS, MINUTES_PER_DAY } from '#shared/units.ts';

/** Remembers which minutes a file gave: a bit each, so that a year of an SLI takes some 60 KB. */
export interface GivenMinutes {
  /** Notes a minute. Whether it had been given before. */
  note(sli: string, minuteMs: number): boolean;
}

const BITS = 32;

export const createGivenMinutes = (): GivenMinutes => {
  const slis = new Map<string, Map<number, Uint32Array>>();
  const daysOf = (sli: string): Map<number, Uint32Array> => {
    const days = slis.get(sli) ?? new Map<number, Uint32Array>();
    slis.set(sli, days);
    return days;
  };
  return {
    note(sli, minuteMs) {
      const days = daysOf(sli);
      const epochDay = Math.floor(minuteMs / DAY_MS);
      const day = days.get(epochDay) ?? new Uint32Array(MINUTES_PER_DAY / BITS);
      days.set(epochDay, day);
      const minute = minuteMs / MINUTE_MS - epochDay * MINUTES_PER_DAY;
      const word = Math.floor(minute / BITS);
      const before = day[word] ?? 0;
      const bit = 1 << (minute % BITS);
      day[word] = before | bit;
      return (before & bit) !== 0;
    },
  };
};
