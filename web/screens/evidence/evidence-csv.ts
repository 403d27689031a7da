import type { EvidenceItem } from '#shared/api/evidence.ts';

type Cell = string | number | boolean | null;

/** What a spreadsheet would take for a formula is text here: a name must not reckon. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const toField = (cell: Cell): string => {
  const text = typeof cell === 'string' ? asText(cell) : cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Rows as RFC 4180 has them: lines end with CR LF, quotes are doubled, and text that begins like a formula is marked
 * as text.
 *
 * @example toCsv([['id'], ['=1+1']]) // "id\r\n'=1+1\r\n"
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('');

const columns = [
  'kind',
  'service',
  'environment',
  'id',
  'title',
  'at',
  'until',
  'seconds',
  'count',
  'part',
  'counted',
  'reason',
  'deployment',
  'links',
  'url',
] as const;

const linksOf = ({ links }: EvidenceItem): string =>
  links.map(({ kind, incident, by }) => [kind, incident?.id ?? by?.id ?? ''].join(' ').trim()).join('; ');

/** The events behind a figure as a table for a spreadsheet; column names are those of the API. */
export const evidenceCsv = (items: readonly EvidenceItem[]): string =>
  toCsv([
    columns,
    ...items.map((item) =>
      columns.map((column): Cell => {
        if (column === 'links') return linksOf(item);
        return column === 'deployment' ? (item.deployment?.id ?? null) : item[column];
      }),
    ),
  ]);
