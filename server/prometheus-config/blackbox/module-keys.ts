import type { Fields } from '../../config/read-values.ts';
import { parseBoolean, parseWord, readGo } from '../go-values.ts';

/** Which kind of address a probe prefers. Andon takes what the machine's own resolver puts first. */
export const ipKeys = ['preferred_ip_protocol', 'ip_protocol_fallback'] as const;

/** Checks what stands under `ipKeys`. */
export const readIpKeys = (fields: Fields): void => {
  readGo(fields, 'preferred_ip_protocol', parseWord(['ip4', 'ip6', '']), '');
  readGo(fields, 'ip_protocol_fallback', parseBoolean, true);
};

const isSet = (fields: Fields, key: string): boolean => {
  const field = fields.get(key);
  if (field === undefined || field.kind === 'nothing') return false;
  return field.kind !== 'text' || !['false', '0', ''].includes(field.parse(String, ''));
};

/** Those of the keys that are there and say something. */
export const beyondOf = (fields: Fields, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => isSet(fields, key));
