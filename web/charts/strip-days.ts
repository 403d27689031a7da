/**
 * Which of `count` days lies under a place on a strip.
 *
 * @param at 0-1, of the width; beyond the ends it is the first or the last
 */
export const dayUnder = (at: number, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor(at * count)));

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };

/** The day that a key leads to from another; null for a key that leads nowhere. A page is a week. */
export const dayAfterKey = (key: string, day: number, count: number): number | null => {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, day + step));
};

/** Something that stands beside the days, by the place of its day. */
interface OfDay {
  readonly day: number;
}

/** The last `count` of the days of a strip; what stands beside earlier ones is left out. */
export const lastOfDays = <T extends OfDay>(
  strip: {
    readonly spent: readonly (number | null)[];
    readonly firstDay: number;
    readonly months: readonly T[];
  },
  count: number,
): {
  /** How many days were left out in front. */
  skipped: number;
  spent: readonly (number | null)[];
  firstDay: number;
  months: readonly T[];
} => {
  const skipped = Math.max(0, strip.spent.length - count);
  return {
    skipped,
    spent: strip.spent.slice(skipped),
    firstDay: Math.max(0, strip.firstDay - skipped),
    months: strip.months.flatMap((month) =>
      month.day < skipped ? [] : [{ ...month, day: month.day - skipped }],
    ),
  };
};
