import { parseDuration } from '../config/duration.ts';
import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';

const truths = new Set(['y', 'yes', 'on', 'true']);
const lies = new Set(['n', 'no', 'off', 'false']);

/** A truth value in any spelling of YAML 1.1, which Prometheus reads. Throws `Error` with a sentence. */
export const parseBoolean = (text: string): boolean => {
  const word = text.toLowerCase();
  if (truths.has(word) || lies.has(word)) return truths.has(word);
  throw new Error(`"${text}" is neither true nor false`);
};

/** A whole number from 0, also as Go's YAML lets it be written: `parseCount('1_000') === 1000`. Throws `Error` with a sentence. */
export const parseCount = (text: string): number => {
  const digits = text.replaceAll('_', '');
  const value = /^(?:\d+|0x[0-9a-f]+)$/i.test(digits) ? Number(digits) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new Error(`"${text}" is not a whole number from 0`);
};

/** Any number. Throws `Error` with a sentence. */
export const parseNumber = (text: string): number => {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isNaN(value)) return value;
  throw new Error(`"${text}" is not a number`);
};

const unitBytes: Readonly<Record<string, number>> = {
  '': 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
  p: 1024 ** 5,
  e: 1024 ** 6,
};

/**
 * A size in bytes; units are powers of 1024: `parseSize('10MB') === 10_485_760`. Of bare numbers only 0.
 * Throws `Error` with a sentence.
 */
export const parseSize = (text: string): number => {
  if (text === '0') return 0;
  const parts = /^(?:\d+(?:\.\d+)?[KMGTPE]?i?B)+$/i.test(text)
    ? [...text.matchAll(/([\d.]+)([KMGTPE]?)i?B/gi)]
    : [];
  if (parts.length === 0) throw new Error(`"${text}" is not a size; write it like 10MB`);
  return parts.reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (unitBytes[unit.toLowerCase()] ?? 1),
    0,
  );
};

/** Text in Unicode, empty or not. Throws `Error` with a sentence. */
export const parseUnicode = (text: string): string => {
  if (text.isWellFormed()) return text;
  throw new Error('it is not text in UTF-8');
};

/** Makes a parser that takes one of the words, or nothing. Throws `Error` with a sentence. */
export const parseWord =
  <const T extends string>(words: readonly T[]) =>
  (text: string): T => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw new Error(`"${text}" is none of ${words.filter((known) => known !== '').join(', ')}`);
  };

/** The value under a key; `fallback` where there is none, also where the key has no value, which is Go's zero. */
export const readGo = <T, F>(fields: Fields, key: string, parse: (text: string) => T, fallback: F): T | F => {
  const field = fields.get(key);
  return field === undefined || field.kind === 'nothing' ? fallback : field.parse(parse, fallback);
};

/** The items of a list under a key; none where it has no value. */
export const readItems = (fields: Fields, key: string): readonly Field[] => {
  const field = fields.get(key);
  return field === undefined || field.kind === 'nothing' ? [] : field.items();
};

/** A list of texts. Refused ones are left out. */
export const readTexts = (
  fields: Fields,
  key: string,
  parse: (text: string) => string = parseUnicode,
): readonly string[] => readItems(fields, key).flatMap((item) => item.parse(parse, null) ?? []);

/** A length of time in seconds; 0, which means "not said", where there is none. */
export const readDuration = (fields: Fields, key: string): number => readGo(fields, key, parseDuration, 0);
