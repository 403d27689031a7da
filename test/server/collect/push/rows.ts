import { Readable } from 'node:stream';
import { createMinuteRows, type MinuteRow } from '../../../../server/collect/push/minute-rows.ts';
import { readLines } from '../../../../server/collect/push/read-lines.ts';
import type { FileFormat } from '../../../../server/collect/push/record-reader.ts';
import { createRowReader } from '../../../../server/collect/push/row-reader.ts';
import type { RowDefaults, TallyRow } from '../../../../server/collect/push/tally-row.ts';

const noDefaults: RowDefaults = { service: undefined, objective: undefined };

/** The rows of a text, read in portions of so many bytes. */
export const rowsOf = async (
  text: string | Buffer,
  format: FileFormat,
  { defaults = noDefaults, portionBytes = 7 } = {},
): Promise<TallyRow[]> => {
  const bytes = Buffer.from(text);
  const portions: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += portionBytes)
    portions.push(bytes.subarray(at, at + portionBytes));
  const reader = createRowReader(format, defaults);
  const rows: TallyRow[] = [];
  for await (const line of readLines(Readable.from(portions))) {
    const row = reader.read(line);
    if (row !== null) rows.push(row);
  }
  reader.end();
  return rows;
};

/** The minutes that rows come to. */
export const minutesOf = (rows: readonly TallyRow[], isSumming = false): MinuteRow[] => {
  const minutes = createMinuteRows(isSumming);
  return [...rows.flatMap((row) => minutes.next(row)), ...minutes.end()];
};

export const row = (line: number, at: string, rest: Partial<TallyRow> = {}): TallyRow => ({
  line,
  service: 'orders',
  objective: 'availability',
  atMs: Date.parse(at),
  good: 1,
  total: 2,
  ...rest,
});
