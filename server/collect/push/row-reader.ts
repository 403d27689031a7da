import { LineError } from './line-error.ts';
import type { Line } from './read-lines.ts';
import { createRecordReader, type FileFormat, type RecordNames } from './record-reader.ts';
import { faultOfNames, looksLikeRow, type RowDefaults, readRow, type TallyRow } from './tally-row.ts';

/** Reads rows line by line. */
export interface RowReader {
  /** The row that ends with this line; null where none does. Throws `LineError`. */
  read(line: Line): TallyRow | null;
  /** Nothing follows. Throws `LineError` where something is unfinished. */
  end(): void;
}

const usualHeader = 'service,objective,at,good,total';

const nameOf = (field: string): string => field.trim().toLowerCase();

const tallyNames: RecordNames = {
  faultOfHeader(fields) {
    if (looksLikeRow(fields))
      return `a header is needed: the first line names the columns, such as ${usualHeader}; this one looks like a row`;
    const names = fields.map(nameOf);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    const fault = twice === undefined ? faultOfNames(names) : `"${twice}" is there twice`;
    return fault === null ? null : `of the columns, ${fault}. The first line names them, separated by commas`;
  },
  nameOf,
  describedAt: 'POST /api/v1/tallies takes them',
};

const checkKinds = (values: Readonly<Record<string, unknown>>, line: number): void => {
  for (const name of ['good', 'bad', 'total'] as const) {
    if (typeof values[name] === 'string')
      throw new LineError(line, `${name} is a text; numbers stand without quotes in JSON`);
  }
};

const valuesOf = (format: FileFormat, values: Readonly<Record<string, unknown>>, line: number) => {
  if (format === 'csv') return values;
  const fault = faultOfNames(Object.keys(values));
  if (fault !== null) throw new LineError(line, fault);
  checkKinds(values, line);
  return values;
};

export const createRowReader = (format: FileFormat, defaults: RowDefaults): RowReader => {
  const records = createRecordReader(format, tallyNames);
  return {
    read(line) {
      const record = records.read(line);
      return record === null
        ? null
        : readRow(valuesOf(format, record.values, record.line), record.line, defaults);
    },
    end: records.end,
  };
};
