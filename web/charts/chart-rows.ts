import { type Cell, toCsv } from '../ui/csv.ts';

/** A column of a chart's table. */
export interface ChartColumn {
  /** As the API calls it: the head of the column in a file. */
  readonly key: string;
  /** As a reader is told. */
  readonly label: string;
  readonly isNumber?: boolean;
}

/** One value of a chart: as it is said, and as the API gives it. */
export interface ChartCell {
  readonly text: string;
  readonly raw: Cell;
}

/** What a chart shows, as rows: the same for its table and for its file. */
export interface ChartRows {
  readonly columns: readonly ChartColumn[];
  /** As many cells each as there are columns; the first one names the row. */
  readonly rows: readonly (readonly ChartCell[])[];
}

/**
 * A chart's rows as a file for a spreadsheet, with the API's names and unrounded values.
 *
 * @example chartCsv({ columns: [{ key: 'value', label: 'Value' }], rows: [[{ text: '3.1 days', raw: 267840 }]] })
 * // 'value\r\n267840\r\n'
 */
export const chartCsv = ({ columns, rows }: ChartRows): string =>
  toCsv([columns.map(({ key }) => key), ...rows.map((row) => row.map(({ raw }) => raw))]);
