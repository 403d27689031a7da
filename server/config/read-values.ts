import type { Field } from './field.ts';

export type Fields = ReadonlyMap<string, Field>;

/** Any text with something in it. Throws `Error` where it is blank. */
export const parseText = (text: string): string => {
  if (text.trim() === '') throw new Error('it is empty');
  return text;
};

/** Makes a parser that takes one of the given words. `parseChoice(['en', 'ko'])('en') === 'en'`. */
export const parseChoice =
  <const T extends string>(choices: readonly T[]) =>
  (text: string): T => {
    const choice = choices.find((known) => known === text);
    if (choice === undefined) throw new Error(`"${text}" is none of ${choices.join(', ')}`);
    return choice;
  };

/** Makes a parser of whole numbers within bounds, both included. */
export const parseWhole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new Error(`"${text}" is not a whole number from ${least} to ${most}`);
  };

/** An optional value: `fallback` where the key is absent, and where the value is refused. */
export const readValue = <T, F>(
  fields: Fields,
  key: string,
  parse: (text: string) => T,
  fallback: F,
): T | F => fields.get(key)?.parse(parse, fallback) ?? fallback;

/** An optional list of values that differ from each other. Refused ones are left out. */
export const readList = <T>(
  fields: Fields,
  key: string,
  parse: (text: string) => T,
  fallback: readonly T[],
): readonly T[] => {
  const field = fields.get(key);
  if (field === undefined) return fallback;
  const values: T[] = [];
  for (const item of field.items()) {
    const value = item.parse(parse, null);
    if (value === null) continue;
    if (values.includes(value)) item.report(`"${key}" names ${value} twice`);
    else values.push(value);
  }
  return values;
};

/** A value that `key` gives or that stands in the file which `keyFile` names. Both at once are a problem. */
export const readSecret = <T, F>(
  fields: Fields,
  key: string,
  parse: (text: string) => T,
  fallback: F,
): T | F => {
  const file = fields.get(`${key}File`);
  if (file === undefined) return readValue(fields, key, parse, fallback);
  if (fields.has(key)) file.reportKey(`give "${key}" or "${key}File", not both`);
  return file.parseFile(key, parse, fallback);
};
