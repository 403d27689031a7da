import type { enCharts } from './en-charts.ts';

/** Words of what stands around every chart that is read closely. */
export const koCharts: typeof enCharts = {
  role: '차트',
  table: '표',
  csv: 'CSV',
  numbered: (number, label) => `${number}: ${label}`,
};
