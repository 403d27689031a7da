export type Cell = string | number | boolean | null;

/** What a spreadsheet would take for a formula is text here: a name must not reckon. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const toField = (cell: Cell): string => {
  const text = typeof cell === 'string' ? asText(cell) : cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Rows as RFC 4180 has them: lines end with CR LF, quotes are doubled, and text that begins like a formula is marked
 * as text. Numbers stay numbers, also negative ones.
 *
 * @example toCsv([['id'], ['=1+1']]) // "id\r\n'=1+1\r\n"
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('');
