/** Words of what stands around every chart that is read closely. */
export const enCharts = {
  /** What a reader of the screen calls it. */
  role: 'chart',
  table: 'Table',
  csv: 'CSV',
  /** A mark that stands in a list beside the drawing, by its number there. */
  numbered: (number: string, label: string): string => `${number}: ${label}`,
};
