/** How trends are cut. */
export const trendPeriods = ['week', 'sprint', 'month'] as const;
export type TrendPeriod = (typeof trendPeriods)[number];

/** What the length of a range is counted in: the letter behind its number, as in `40w`. */
export const rangeUnits: ReadonlyMap<string, TrendPeriod> = new Map([
  ['w', 'week'],
  ['s', 'sprint'],
  ['m', 'month'],
]);

/** How much of the past is shown where nobody asks for a part of it. */
export const usualRange: Readonly<Record<TrendPeriod, string>> = {
  week: '40w',
  sprint: '20s',
  month: '12m',
};
