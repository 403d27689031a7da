import { LineError } from './line-error.ts';

/**
 * The fields of one record of RFC 4180: quoted ones may hold commas, line ends and doubled quotes.
 *
 * @param line where it begins, for the error
 * @throws LineError for a quote inside an unquoted field, and for text behind a closing quote
 * @example splitRecord('a,"b,""c""",', 1) // ['a', 'b,"c"', '']
 */
export const splitRecord = (text: string, line: number): string[] => {
  if (!text.includes('"')) return text.split(',');
  const fields: string[] = [];
  let from = 0;
  while (from <= text.length) {
    const { field, nextFrom } = text[from] === '"' ? quoted(text, from, line) : plain(text, from, line);
    fields.push(field);
    from = nextFrom;
  }
  return fields;
};

interface Field {
  readonly field: string;
  /** Where the field behind the comma begins; past the end where this is the last one. */
  readonly nextFrom: number;
}

const plain = (text: string, from: number, line: number): Field => {
  const comma = text.indexOf(',', from);
  const to = comma === -1 ? text.length : comma;
  const field = text.slice(from, to);
  if (field.includes('"')) throw new LineError(line, `a quote stands inside a field that has none around it`);
  return { field, nextFrom: to + 1 };
};

const quoted = (text: string, from: number, line: number): Field => {
  let to = text.indexOf('"', from + 1);
  while (to !== -1 && text[to + 1] === '"') to = text.indexOf('"', to + 2);
  if (to === -1) throw new LineError(line, 'a quote is not closed');
  const after = text[to + 1];
  if (after !== undefined && after !== ',') throw new LineError(line, 'text stands behind a closing quote');
  return { field: text.slice(from + 1, to).replaceAll('""', '"'), nextFrom: to + 2 };
};

/** Whether the quotes of a text are all closed: a doubled one closes and opens. */
const isClosed = (text: string): boolean => {
  let open = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) open = !open;
  return !open;
};

/** More lines in one record are a quote that nobody closed. */
const MOST_LINES = 100;

export interface CsvRecord {
  /** The line it begins in. */
  readonly line: number;
  readonly text: string;
  readonly fields: readonly string[];
}

export interface CsvRecords {
  /** The record that ends with this line; null where it goes on, or the line is empty. Throws `LineError`. */
  next(line: { readonly number: number; readonly text: string }): CsvRecord | null;
  /** Nothing follows. Throws `LineError` for a quote that is still open. */
  end(): void;
}

/** Puts lines together to records: one may run over several lines where its quotes do. */
export const createCsvRecords = (): CsvRecords => {
  let open: string[] = [];
  let line = 0;
  return {
    next({ number, text }) {
      if (open.length === 0) line = number;
      const whole = open.length === 0 ? text : [...open, text].join('\n');
      if (!isClosed(whole)) {
        open.push(text);
        if (open.length > MOST_LINES) throw new LineError(line, 'a quote is not closed');
        return null;
      }
      open = [];
      const record = whole.replace(/\r$/, '');
      return record.trim() === '' ? null : { line, text: record, fields: splitRecord(record, line) };
    },
    end() {
      if (open.length > 0) throw new LineError(line, 'a quote is not closed');
    },
  };
};
