import secureJson from 'secure-json-parse';
import { createCsvRecords } from './csv-record.ts';
import { csvFieldPlace, type FileRecord, jsonNamePlace } from './file-record.ts';
import { LineError } from './line-error.ts';
import type { Line } from './read-lines.ts';

export const fileFormats = ['csv', 'ndjson'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Reads records line by line. */
export interface RecordReader {
  /** The record that ends with this line; null where none does. Throws `LineError`. */
  read(line: Line): FileRecord | null;
  /** Nothing follows. Throws `LineError` where something is unfinished. */
  end(): void;
}

/** What a kind of file says of its names. */
export interface RecordNames {
  /** What is wrong with the names of the first line of CSV; null where nothing is. */
  faultOfHeader(fields: readonly string[]): string | null;
  /** The name that a column is known by. */
  nameOf(field: string): string;
  /** Where the objects of NDJSON are described. */
  readonly describedAt: string;
}

const readHeader = (fields: readonly string[], line: number, names: RecordNames): readonly string[] => {
  const fault = names.faultOfHeader(fields);
  if (fault !== null) throw new LineError(line, fault);
  return fields.map(names.nameOf);
};

const createCsvReader = (names: RecordNames): RecordReader => {
  const records = createCsvRecords();
  let header: readonly string[] | null = null;
  return {
    read(line) {
      const record = records.next(line);
      if (record === null) return null;
      if (header === null) {
        header = readHeader(record.fields, record.line, names);
        return null;
      }
      const [columns, { fields, text }] = [header, record];
      if (fields.length !== columns.length)
        throw new LineError(
          record.line,
          `${fields.length} fields, where the first line names ${columns.length}`,
        );
      const values: Record<string, string> = {};
      for (let index = 0; index < fields.length; index += 1)
        values[columns[index] ?? ''] = (fields[index] ?? '').trim();
      const placeOf = (name: string) => csvFieldPlace(text, Math.max(0, columns.indexOf(name)), record.line);
      return { line: record.line, values, placeOf };
    },
    end: records.end,
  };
};

const parseObject = ({ number, text }: Line, { describedAt }: RecordNames): Record<string, unknown> => {
  let value: unknown;
  try {
    value = secureJson.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : 'unreadable';
    const position = /position (\d+)/.exec(said)?.[1];
    throw new LineError(number, `not JSON: ${said}`, position === undefined ? null : Number(position) + 1);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new LineError(number, `not an object; each line is one, as ${describedAt}`);
};

const createNdjsonReader = (names: RecordNames): RecordReader => ({
  read(line) {
    if (line.text.trim() === '') return null;
    const values = parseObject(line, names);
    return { line: line.number, values, placeOf: (name) => jsonNamePlace(line.text, name, line.number) };
  },
  end: () => undefined,
});

export const createRecordReader = (format: FileFormat, names: RecordNames): RecordReader =>
  format === 'csv' ? createCsvReader(names) : createNdjsonReader(names);

/**
 * The format of a file: what its name ends in, else its first line.
 *
 * @example guessFormat('tallies.csv', '') // 'csv'
 * @example guessFormat('-', '{"service":"orders"}') // 'ndjson'
 */
export const guessFormat = (name: string, firstLine: string): FileFormat => {
  if (/\.csv$/i.test(name)) return 'csv';
  if (/\.(ndjson|jsonl)$/i.test(name)) return 'ndjson';
  return /^\s*[{[]/.test(firstLine) ? 'ndjson' : 'csv';
};
