import { columnOf, faultOfHeader } from './incident-columns.ts';
import { type IncidentDefaults, type IncidentRow, readIncidentRow } from './incident-row.ts';
import { LineError } from './line-error.ts';
import { readLines } from './read-lines.ts';
import {
  createRecordReader,
  type FileFormat,
  guessFormat,
  type RecordNames,
  type RecordReader,
} from './record-reader.ts';

const incidentNames: RecordNames = {
  faultOfHeader,
  nameOf: (field) => columnOf(field) ?? field,
  describedAt: 'POST /api/v1/incidents takes them',
};

export interface IncidentFileReading {
  /** Name of the file, by which its format is guessed. */
  readonly place: string;
  /** Undefined to guess. */
  readonly format: FileFormat | undefined;
  readonly defaults: IncidentDefaults;
}

export interface IncidentFile {
  readonly rows: readonly IncidentRow[];
  /** All that is wrong, in the order of the file. What comes behind a fault of the text itself is not read. */
  readonly faults: readonly LineError[];
}

/** Notes which incident of which service a file gave in which line. */
const createGiven = () => {
  const lines = new Map<string, number>();
  return (row: IncidentRow): LineError[] =>
    row.bodies.flatMap(({ service, id }) => {
      const key = JSON.stringify([service, id]);
      const [before, { line, column }] = [lines.get(key), row.placeOf('id')];
      lines.set(key, before ?? line);
      if (before === undefined) return [];
      return [new LineError(line, `incident "${id}" of ${service} was given in line ${before}`, column)];
    });
};

/** Reads a file of incidents whole: some tens of thousands are a few megabytes. */
export const readIncidentFile = async (
  input: AsyncIterable<Uint8Array>,
  { place, format, defaults }: IncidentFileReading,
): Promise<IncidentFile> => {
  const rows: IncidentRow[] = [];
  const faults: LineError[] = [];
  const given = createGiven();
  let reader: RecordReader | null = null;
  try {
    for await (const line of readLines(input)) {
      if (reader === null) {
        if (line.text.trim() === '') continue;
        reader = createRecordReader(format ?? guessFormat(place, line.text), incidentNames);
      }
      const record = reader.read(line);
      if (record === null) continue;
      const read = readIncidentRow(record, defaults);
      faults.push(...read.faults, ...(read.row === null ? [] : given(read.row)));
      if (read.row !== null) rows.push(read.row);
    }
    reader?.end();
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    faults.push(error);
  }
  return { rows, faults };
};
