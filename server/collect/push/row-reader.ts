import secureJson from 'secure-json-parse';
import { createCsvRecords } from './csv-record.ts';
import { LineError } from './line-error.ts';
import type { Line } from './read-lines.ts';
import { faultOfNames, looksLikeRow, type RowDefaults, readRow, type TallyRow } from './tally-row.ts';

export const tallyFormats = ['csv', 'ndjson'] as const;
export type TallyFormat = (typeof tallyFormats)[number];

/** Reads rows line by line. */
export interface RowReader {
  /** The row that ends with this line; null where none does. Throws `LineError`. */
  read(line: Line): TallyRow | null;
  /** Nothing follows. Throws `LineError` where something is unfinished. */
  end(): void;
}

const usualHeader = 'service,objective,at,good,total';

const readHeader = (fields: readonly string[], line: number): readonly string[] => {
  if (looksLikeRow(fields))
    throw new LineError(
      line,
      `a header is needed: the first line names the columns, such as ${usualHeader}; this one looks like a row`,
    );
  const names = fields.map((field) => field.trim().toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const fault = twice === undefined ? faultOfNames(names) : `"${twice}" is there twice`;
  if (fault === null) return names;
  throw new LineError(line, `of the columns, ${fault}. The first line names them, separated by commas`);
};

/** A file of comma-separated values; its first line names the columns. */
export const createCsvReader = (defaults: RowDefaults): RowReader => {
  const records = createCsvRecords();
  let names: readonly string[] | null = null;
  return {
    read(line) {
      const record = records.next(line);
      if (record === null) return null;
      if (names === null) {
        names = readHeader(record.fields, record.line);
        return null;
      }
      const { fields } = record;
      if (fields.length !== names.length)
        throw new LineError(
          record.line,
          `${fields.length} fields, where the first line names ${names.length}`,
        );
      const values: Record<string, string> = {};
      for (let index = 0; index < fields.length; index += 1)
        values[names[index] ?? ''] = (fields[index] ?? '').trim();
      return readRow(values, record.line, defaults);
    },
    end: records.end,
  };
};

const parseObject = ({ number, text }: Line): Record<string, unknown> => {
  let value: unknown;
  try {
    value = secureJson.parse(text);
  } catch (error) {
    throw new LineError(number, `not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new LineError(number, 'not an object; each line is one, as POST /api/v1/tallies takes them');
};

const checkKinds = (values: Record<string, unknown>, line: number): void => {
  for (const name of ['good', 'bad', 'total'] as const) {
    if (typeof values[name] === 'string')
      throw new LineError(line, `${name} is a text; numbers stand without quotes in JSON`);
  }
};

/** A file with a JSON object on each line. */
export const createNdjsonReader = (defaults: RowDefaults): RowReader => ({
  read(line) {
    if (line.text.trim() === '') return null;
    const values = parseObject(line);
    const fault = faultOfNames(Object.keys(values));
    if (fault !== null) throw new LineError(line.number, fault);
    checkKinds(values, line.number);
    return readRow(values, line.number, defaults);
  },
  end: () => {},
});

/**
 * The format of a file: what its name ends in, else its first line.
 *
 * @example guessFormat('tallies.csv', '') // 'csv'
 * @example guessFormat('-', '{"service":"orders"}') // 'ndjson'
 */
export const guessFormat = (name: string, firstLine: string): TallyFormat => {
  if (/\.csv$/i.test(name)) return 'csv';
  if (/\.(ndjson|jsonl)$/i.test(name)) return 'ndjson';
  return /^\s*[{[]/.test(firstLine) ? 'ndjson' : 'csv';
};

export const createRowReader = (format: TallyFormat, defaults: RowDefaults): RowReader =>
  format === 'csv' ? createCsvReader(defaults) : createNdjsonReader(defaults);
