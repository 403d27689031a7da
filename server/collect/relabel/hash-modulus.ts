import { createHash } from 'node:crypto';

/** Prometheus takes the last eight bytes of the sixteen. */
const LAST_BYTES_AT = 8;

/**
 * In which of `modulus` parts a text falls, as Prometheus' `hashmod` says: MD5 of its UTF-8 bytes.
 *
 * @param modulus whole, 1 or more
 * @example hashModulus('foo', 10) // 8
 */
export function hashModulus(text: string, modulus: number): number {
  const hash = createHash('md5').update(text).digest().readBigUInt64BE(LAST_BYTES_AT);
  return Number(hash % BigInt(modulus));
}
