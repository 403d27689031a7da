import type { enTrends } from './en-trends.ts';

/** Words of the page of trends. */
export const koTrends: typeof enTrends = {
  page: '추세',
};
