/** Words of the page of trends. */
export const enTrends = {
  page: 'Trends',
};
