import { didYouMean } from '#shared/nearest.ts';

/** What a file may say of an incident, by the names that the API has. */
export const incidentColumns = [
  'service',
  'id',
  'title',
  'severity',
  'startedAt',
  'detectedAt',
  'detectedBy',
  'reportedAt',
  'resolvedAt',
  'kind',
  'causedBy',
  'url',
  'duplicateOf',
] as const;
export type IncidentColumn = (typeof incidentColumns)[number];

const bare = (name: string): string => name.trim().toLowerCase().replace(/[ _-]/g, '');

/** The column that a name means, however it is spelled; null where it is none. `columnOf('Started_At')` is `startedAt`. */
export const columnOf = (name: string): IncidentColumn | null =>
  incidentColumns.find((column) => bare(column) === bare(name)) ?? null;

/** What is wrong with the name of a column; null where nothing is. */
export const faultOfColumn = (name: string): string | null =>
  columnOf(name) === null
    ? `"${name.trim().slice(0, 80)}" is not known here${didYouMean(name, incidentColumns)}. Known are ${incidentColumns.join(', ')}`
    : null;

/** What is wrong with the first line of a file; null where nothing is. */
export const faultOfHeader = (fields: readonly string[]): string | null => {
  const columns = fields.map(columnOf);
  const unknown = fields.map(faultOfColumn).find((fault) => fault !== null);
  if (unknown !== undefined)
    return `of the columns, ${unknown}. The first line names them, separated by commas`;
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) return `of the columns, "${twice}" is there twice`;
  const missing = (['id', 'startedAt'] as const).find((column) => !columns.includes(column));
  return missing === undefined ? null : `of the columns, ${missing} is missing`;
};
