import type { StatementAnswer, StatementLine } from '#shared/api/statement.ts';
import { type Cell, toCsv } from '../../ui/csv.ts';

const columns = [
  'kind',
  'id',
  'title',
  'start',
  'end',
  'running',
  'bad',
  'total',
  'badMinutes',
  'share',
  'returnsFrom',
  'returnsBy',
] as const satisfies readonly (keyof StatementLine)[];

type Column = (typeof columns)[number];

/** Of the columns, those that a row of its own says something about. */
const row = (kind: string, values: Partial<Record<Column, Cell>>): Cell[] =>
  columns.map((column) => (column === 'kind' ? kind : (values[column] ?? null)));

/**
 * A statement as a table for a spreadsheet: what is allowed, every line, and what they come to, all exact. Column names
 * are those of the API.
 */
export const statementCsv = (statement: StatementAnswer): string => {
  const { window, allowed, allowedMinutes, spent, spentMinutes, total, remaining } = statement;
  const span = { start: window.start, end: window.end };
  return toCsv([
    columns,
    row('allowed', { ...span, bad: allowed, badMinutes: allowedMinutes }),
    ...statement.lines.map((line) => columns.map((column): Cell => line[column])),
    row('spent', { ...span, bad: spent, badMinutes: spentMinutes, total }),
    row('remaining', { ...span, share: remaining }),
  ]);
};
