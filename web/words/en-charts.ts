/** Words of what stands around every chart that is read closely. */
export const enCharts = {
  /** What a reader of the screen calls it. */
  role: 'chart',
  table: 'Table',
  csv: 'CSV',
};
