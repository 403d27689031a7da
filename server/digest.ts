import { createHash } from 'node:crypto';

/**
 * A short name for a text that must not stand somewhere itself: the first 16 hexadecimal digits of its SHA-256.
 *
 * @example digestOf('abc') // 'ba7816bf8f01cfea'
 */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);
