/** How the team released, week by week, counted from the week of the first start (0; the one before is -1). */

/** From here on regression tests are automated: releases are smaller, more frequent, and sooner out. */
export const SHIFT_WEEK = -18;
/** The stock-taking: hardly anything goes out, and what does has waited. */
export const FREEZE_WEEK = -6;

const slowCounts = [3, 2, 2, 1, 3, 2, 3, 2, 1, 3, 2, 3, 2] as const;
const fastCounts = [4, 5, 4, 5, 3, 5, 4, 6, 4, 3, 5, 4] as const;
const slowDays = [5.4, 4.7, 5.8, 5.1, 4.5, 5.5, 4.9, 5.9, 4.6, 5.3, 4.8, 5.7] as const;
const fastDays = [3.3, 2.8, 3.1, 3.5, 2.9, 3.2, 2.7, 3.4, 3.0, 3.1] as const;

/** The entry of a repeated list, for whole numbers of either sign. */
const repeated = (list: readonly number[], index: number): number =>
  list[((index % list.length) + list.length) % list.length] ?? 0;

/** One week's work. */
export interface WeekPlan {
  readonly releaseCount: number;
  /** What the middle change of a release waited, days. */
  readonly leadDays: number;
}

/** @example weekPlan(-20).leadDays // around 5, around 3 from week -18 on */
export const weekPlan = (week: number): WeekPlan => {
  if (week === FREEZE_WEEK) return { releaseCount: 1, leadDays: 6.6 };
  const index = week - SHIFT_WEEK;
  return index < 0
    ? { releaseCount: repeated(slowCounts, index), leadDays: repeated(slowDays, index) }
    : { releaseCount: repeated(fastCounts, index), leadDays: repeated(fastDays, index) };
};
