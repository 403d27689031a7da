import { didYouMean } from '#shared/nearest.ts';
import { LineError } from './line-error.ts';

/** One row of a file: what one objective counted at an instant. */
export interface TallyRow {
  readonly line: number;
  readonly service: string;
  readonly objective: string;
  readonly atMs: number;
  readonly good: number;
  readonly total: number;
}

/** What the command line says for all rows. */
export interface RowDefaults {
  readonly service: string | undefined;
  readonly objective: string | undefined;
}

/** The names that a row may hold; of `good` and `bad` it holds one. */
export const rowNames = ['service', 'objective', 'at', 'good', 'bad', 'total'] as const;
export type RowName = (typeof rowNames)[number];

const LONGEST_NAME = 200;
const instant = /^(\d{4})-(\d{2})-(\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

const quote = (value: unknown): string => `"${String(value).slice(0, 80)}"`;

/** `Date.parse` alone takes 30 February for 2 March. */
const isDay = (year: number, month: number, day: number): boolean =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;

const readInstant = (value: unknown, line: number): number => {
  const match = typeof value === 'string' ? instant.exec(value) : null;
  const atMs = match === null ? Number.NaN : Date.parse(match[0].replace(' ', 'T').toUpperCase());
  const isUsable = atMs >= 0 && match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (isUsable) return atMs;
  throw new LineError(line, `at is ${quote(value)}, which is not a time such as 2026-11-22T13:42:00Z`);
};

const readCount = (name: RowName, value: unknown, line: number): number => {
  const count = typeof value === 'string' && decimal.test(value) ? Number(value) : value;
  if (typeof count !== 'number')
    throw new LineError(line, `${name} is ${quote(value)}, which is not a number`);
  if (count < 0) throw new LineError(line, `${name} is ${count}, which is negative`);
  if (!Number.isInteger(count)) throw new LineError(line, `${name} is ${count}, which is not a whole number`);
  if (count <= Number.MAX_SAFE_INTEGER) return count;
  throw new LineError(line, `${name} is ${quote(value)}, which is too large to be added exactly`);
};

const readName = (
  name: 'service' | 'objective',
  value: unknown,
  line: number,
  defaults: RowDefaults,
): string => {
  const chosen = value ?? defaults[name];
  if (chosen === undefined || chosen === '')
    throw new LineError(line, `${name} is missing; name it in the file or with --${name}`);
  if (value !== undefined && defaults[name] !== undefined)
    throw new LineError(line, `${name} stands in the file, and --${name} is given too`);
  if (typeof chosen === 'string' && chosen.length <= LONGEST_NAME) return chosen;
  throw new LineError(line, `${name} is ${quote(chosen)}, which is not a name`);
};

const readGood = (values: Readonly<Record<string, unknown>>, total: number, line: number): number => {
  const name = values.good === undefined ? 'bad' : 'good';
  const count = readCount(name, values[name], line);
  if (count > total) throw new LineError(line, `${name} ${count} is more than total ${total}`);
  return name === 'good' ? count : total - count;
};

/** Whether texts look like the values of a row: a time or a number is among them. */
export const looksLikeRow = (texts: readonly string[]): boolean =>
  texts.some((text) => instant.test(text.trim()) || decimal.test(text.trim()));

/** What is wrong with the names of a row; null where nothing is. */
export const faultOfNames = (names: readonly string[]): string | null => {
  const unknown = names.find((name) => !rowNames.some((each) => each === name));
  if (unknown !== undefined)
    return `${quote(unknown)} is not known here${didYouMean(unknown, rowNames)}. Known are ${rowNames.join(', ')}`;
  if (names.includes('good') && names.includes('bad')) return 'good and bad are both given; one is enough';
  if (!names.includes('good') && !names.includes('bad')) return 'good is missing, or bad in its place';
  const missing = ['at', 'total'].find((name) => !names.includes(name));
  return missing === undefined ? null : `${missing} is missing`;
};

/**
 * A row from its values by name, of which `faultOfNames` found nothing wrong. Counts are numbers, or texts of one.
 *
 * @throws LineError
 */
export const readRow = (
  values: Readonly<Record<string, unknown>>,
  line: number,
  defaults: RowDefaults,
): TallyRow => {
  const total = readCount('total', values.total, line);
  return {
    line,
    service: readName('service', values.service, line, defaults),
    objective: readName('objective', values.objective, line, defaults),
    atMs: readInstant(values.at, line),
    good: readGood(values, total, line),
    total,
  };
};
