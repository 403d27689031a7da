import type { IncidentBody } from '#shared/api/incidents.ts';
import { incidentKinds } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import type { Severity } from '../../config/hook-config.ts';
import { readInstant } from '../webhooks/senders/instant.ts';
import { readSeverity } from '../webhooks/senders/severity.ts';
import { type Cause, readCause } from './cause.ts';
import type { FilePlace, FileRecord } from './file-record.ts';
import { columnOf, faultOfColumn, type IncidentColumn } from './incident-columns.ts';
import { LineError } from './line-error.ts';

/** What the command line says for rows that do not say it themselves. */
export interface IncidentDefaults {
  readonly service: string | undefined;
  readonly severity: Severity | undefined;
}

/** An incident of a file, once for each of its services, with where the file says what. */
export interface IncidentRow {
  readonly bodies: readonly IncidentBody[];
  placeOf(column: string): FilePlace;
}

const LONGEST_NAME = 200;
const LONGEST_TITLE = 1_000;

const shown = (value: unknown): string =>
  `"${(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80)}"`;

/** Reads one row; what is wrong is noted, so that all of it is told at once. */
const createRowReading = (record: FileRecord) => {
  const faults: LineError[] = [];
  const written = new Map<IncidentColumn, string>();
  const values = new Map<IncidentColumn, unknown>();
  const placeOf = (name: string): FilePlace => {
    const column = columnOf(name);
    return record.placeOf((column === null ? undefined : written.get(column)) ?? name);
  };
  const report = (column: string, message: string): null => {
    const { line, column: at } = placeOf(column);
    faults.push(new LineError(line, message, at));
    return null;
  };
  for (const [name, value] of Object.entries(record.values)) {
    const [column, fault] = [columnOf(name), faultOfColumn(name)];
    if (column === null) {
      const { line, column: at } = record.placeOf(name);
      faults.push(new LineError(line, fault ?? '', at));
      continue;
    }
    written.set(column, name);
    if (value !== null && value !== '') values.set(column, value);
  }
  return { faults, values, placeOf, report };
};

type RowReading = ReturnType<typeof createRowReading>;

const readText = ({ values, report }: RowReading, column: IncidentColumn, longest: number): string | null => {
  const value = values.get(column);
  if (value === undefined) return null;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return report(column, `${column} is ${shown(value)}, which is no text`);
  if (text.trim().length <= longest) return text.trim();
  return report(column, `${column} is longer than ${longest} letters`);
};

const readTime = ({ values, report }: RowReading, column: IncidentColumn): string | null => {
  const value = values.get(column);
  if (value === undefined) return null;
  const atMs = readInstant(value);
  if (atMs !== null) return isoInstant(atMs);
  return report(
    column,
    `${column} is ${shown(value)}, which is not a time with its zone such as 2026-11-22T13:42:00Z`,
  );
};

const readServices = (reading: RowReading, fallback: string | undefined): string[] => {
  const { values, report } = reading;
  const value = values.get('service') ?? fallback ?? [];
  const names = Array.isArray(value) ? value.map(String) : String(value).split(';');
  const services = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  if (values.has('service') && fallback !== undefined)
    report('service', 'service stands in the file, and --service is given too');
  else if (services.length === 0)
    report('service', 'service is missing; name it in the file, several with ";", or with --service');
  else if (services.some((name) => name.length > LONGEST_NAME)) report('service', 'service is no name');
  return services;
};

const readKind = ({ values, report }: RowReading): IncidentBody['kind'] | null => {
  const value = values.get('kind');
  if (value === undefined) return null;
  const kind = incidentKinds.find((each) => each === String(value).trim().toLowerCase());
  return kind ?? report('kind', `kind is ${shown(value)}, which is none of ${incidentKinds.join(', ')}`);
};

const readLevel = ({ values, report }: RowReading, fallback: Severity): Severity | null => {
  const value = values.get('severity');
  if (value === undefined) return fallback;
  const severity = readSeverity([String(value)], {});
  if (severity !== null) return severity;
  return report(
    'severity',
    `severity is ${shown(value)}, which is none of 1 to 4, sev-1, P1, critical, major, minor, none`,
  );
};

/** Nobody suffers from what was announced; what else says none is as with `andon incident open`. */
const usualSeverity = (kind: IncidentBody['kind'] | null): Severity => (kind === 'maintenance' ? 4 : 2);

/** Text, or as the API takes it: `{"deployment":"2026.11.4"}`. */
const readCausedBy = ({ values, report }: RowReading): Cause | null => {
  const value = values.get('causedBy');
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return readCause(String(value));
  const [[name, id] = ['', null]] = Object.entries(typeof value === 'object' && value !== null ? value : {});
  if (name === 'sha' && typeof id === 'string') return { sha: id };
  if (name === 'deployment' && typeof id === 'string') return { deployment: id };
  return report('causedBy', `causedBy is ${shown(value)}, which names no deployment and no sha`);
};

const optional = (fields: Readonly<Record<string, unknown>>): Partial<IncidentBody> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/**
 * An incident from a record of a file. What cannot have been so, such as an end before the start, is read as it
 * stands: whoever takes it in says what the figures leave out.
 *
 * @returns null where something is wrong; `faults` then says all of it
 */
export const readIncidentRow = (
  record: FileRecord,
  defaults: IncidentDefaults,
): { readonly row: IncidentRow | null; readonly faults: readonly LineError[] } => {
  const reading = createRowReading(record);
  const kind = readKind(reading);
  const id = readText(reading, 'id', LONGEST_NAME);
  const startedAt = readTime(reading, 'startedAt');
  const services = readServices(reading, defaults.service);
  const severity = readLevel(reading, defaults.severity ?? usualSeverity(kind));
  const rest = optional({
    kind,
    detectedAt: readTime(reading, 'detectedAt'),
    detectedBy: readText(reading, 'detectedBy', LONGEST_NAME),
    reportedAt: readTime(reading, 'reportedAt'),
    resolvedAt: readTime(reading, 'resolvedAt'),
    causedBy: readCausedBy(reading),
    url: readText(reading, 'url', 2_000),
    duplicateOf: readText(reading, 'duplicateOf', LONGEST_NAME),
  });
  const title = readText(reading, 'title', LONGEST_TITLE);
  if (id === null && !reading.values.has('id')) reading.report('id', 'id is missing');
  if (startedAt === null && !reading.values.has('startedAt'))
    reading.report('startedAt', 'startedAt is missing');
  const { faults, placeOf } = reading;
  if (faults.length > 0 || id === null || startedAt === null || severity === null)
    return { row: null, faults };
  const bodies = services.map((service) => ({
    service,
    id,
    title: title ?? id,
    severity,
    startedAt,
    ...rest,
  }));
  return { row: { bodies, placeOf }, faults };
};
