import { DAY_MS } from '#shared/units.ts';
import { dateParts, isSameDay } from './format-time.ts';
import type { Language } from './language.ts';
import { type Words, wordsOf } from './words.ts';

/** How moments are said in one language and one zone. All arguments are epoch ms. */
export interface Moments {
  /** `13:42` */
  time(atMs: number): string;
  /** `Fri 21 Nov`, as on the wall's clock */
  clockDay(atMs: number): string;
  /** `21 Nov` */
  day(atMs: number): string;
  /** `21 Nov 2025` */
  dayYear(atMs: number): string;
  /** `Fri 21 Nov, 15:10`; with its year, `Fri 21 Nov 2025, 15:10`, where that is another than now. */
  dayTime(atMs: number, nowMs: number): string;
  /** The time where it is today, else the day: `13:42`, `19 Nov`, `19 Nov 2024`. */
  brief(atMs: number, nowMs: number): string;
  /** The time where it is today, with the day in front where it is not: `13:42`, `19 Nov 13:42`, `19 Nov 2024`. */
  recent(atMs: number, nowMs: number): string;
}

const HALF_YEAR_MS = 180 * DAY_MS;

export const createMoments = (zone: string, language: Language): Moments => {
  const words: Words = wordsOf(language);
  const parts = (atMs: number) => dateParts(atMs, zone, language);
  return {
    time: (atMs) => parts(atMs).time,
    clockDay: (atMs) => words.clock.day(parts(atMs)),
    day: (atMs) => words.day(parts(atMs)),
    dayYear: (atMs) => words.dayYear(parts(atMs)),
    dayTime: (atMs, nowMs) => {
      const isThisYear = parts(atMs).year === parts(nowMs).year;
      return isThisYear ? words.dayTime(parts(atMs)) : words.dayTimeYear(parts(atMs));
    },
    brief: (atMs, nowMs) => {
      if (isSameDay(atMs, nowMs, zone)) return parts(atMs).time;
      return nowMs - atMs > HALF_YEAR_MS ? words.dayYear(parts(atMs)) : words.day(parts(atMs));
    },
    recent: (atMs, nowMs) => {
      if (isSameDay(atMs, nowMs, zone)) return parts(atMs).time;
      const old = nowMs - atMs > HALF_YEAR_MS;
      return old ? words.dayYear(parts(atMs)) : words.shortDayTime(parts(atMs));
    },
  };
};
