import type { LimitConfig } from './config.ts';
import type { Field } from './field.ts';
import { type LimitKind, limitKind } from './limit-kind.ts';
import { parseRatio } from './ratio.ts';
import { type Fields, parseChoice, readValue } from './read-values.ts';

const known = ['target', 'atMost', 'atLeast', 'window', 'statistic', 'warning'];
const windows = ['7d', '28d', '30d', '90d', 'week', 'month', 'quarter'] as const;

const parseWarning = (text: string): number => {
  const ratio = parseRatio(text);
  if (ratio < 1) return ratio;
  throw new Error('a warning at the whole budget would always stand');
};

/** The value under `key` as a property of its own, or no property at all. */
const optional = <K extends string, T>(fields: Fields, key: K, parse: (text: string) => T) => {
  const value = readValue(fields, key, parse, null);
  return value === null ? {} : ({ [key]: value } as { readonly [P in K]: T });
};

const checkKeys = (id: string, kind: LimitKind, fields: Fields): void => {
  for (const [key, field] of fields) {
    if (kind.keys.includes(key)) continue;
    field.reportKey(`"${key}" does not go with ${id}; it takes ${kind.keys.join(', ')}`);
  }
};

/** What the file agrees on for one metric or objective. Parts may be missing: see `config.ts`. */
export const readLimit = (field: Field): LimitConfig => {
  const kind = limitKind(field.name);
  const fields = field.fields(known);
  checkKeys(field.name, kind, fields);
  return {
    ...optional(fields, kind.key, kind.parse),
    ...optional(fields, 'window', parseChoice(windows)),
    ...optional(fields, 'statistic', parseChoice(['median', 'mean'])),
    ...optional(fields, 'warning', parseWarning),
  };
};
