import { asciiText, byteAt, DOT, MINUS, PLUS, ZERO } from './bytes.ts';

/** No number of fewer digits and without an exponent can be out of range. */
const SAFE_DIGITS = 300;
const LONGEST_WORD = 'infinity'.length;
const WORDS = ['infinity', 'inf', 'nan'] as const;

function endOfDigits(body: Uint8Array, at: number): number {
  let end = at;
  // The unsigned difference is one comparison, where digits are most of what is read.
  while ((byteAt(body, end) - ZERO) >>> 0 <= 9) end += 1;
  return end;
}

function isSign(byte: number): boolean {
  return byte === PLUS || byte === MINUS;
}

/** End of `inf`, `infinity` or an unsigned `nan` in any case; -1 for anything else. */
function endOfWord(body: Buffer, at: number, signed: boolean): number {
  const text = asciiText(body, at, Math.min(at + LONGEST_WORD, body.length)).toLowerCase();
  const word = WORDS.find((candidate) => text.startsWith(candidate));
  if (word === undefined || (signed && word === 'nan')) return -1;
  return at + word.length;
}

/** End of the exponent at `at` (its `e`); -1 where no digit follows. */
function endOfExponent(body: Uint8Array, at: number): number {
  const digitsAt = isSign(byteAt(body, at + 1)) ? at + 2 : at + 1;
  const end = endOfDigits(body, digitsAt);
  return end === digitsAt ? -1 : end;
}

/**
 * Where the number that begins at `at` ends; -1 where there is none, or one out of the range of a double.
 * The syntax is Go's `ParseFloat` of before 1.13, as Prometheus reads it: no hexadecimal, no `1_000`.
 *
 * @example endOfFloat(Buffer.from('1.5e3 '), 0) // 5
 */
export function endOfFloat(body: Buffer, at: number): number {
  const signed = isSign(byteAt(body, at));
  const start = signed ? at + 1 : at;
  let end = endOfDigits(body, start);
  let digitCount = end - start;
  if (byteAt(body, end) === DOT) {
    const fractionAt = end + 1;
    end = endOfDigits(body, fractionAt);
    digitCount += end - fractionAt;
  }
  if (digitCount === 0) return end === start ? endOfWord(body, start, signed) : -1;
  const hasExponent = (byteAt(body, end) | 0x20) === 0x65;
  if (!hasExponent && digitCount < SAFE_DIGITS) return end;
  if (hasExponent) end = endOfExponent(body, end);
  return end !== -1 && Number.isFinite(Number(asciiText(body, at, end))) ? end : -1;
}

const PLAIN_DIGITS = 18;

/**
 * Where the number that begins at `at` ends, if it is an ordinary one: a few digits, `-`, `.`, an exponent of two
 * digits at most. -1 for any other.
 *
 * @example endOfPlainNumber(Buffer.from('1.5e+09\n'), 0) // 7
 */
export function endOfPlainNumber(body: Uint8Array, at: number): number {
  const start = byteAt(body, at) === MINUS ? at + 1 : at;
  let end = endOfDigits(body, start);
  if (end === start || end - start > PLAIN_DIGITS) return -1;
  if (byteAt(body, end) === DOT) end = endOfDigits(body, end + 1);
  if (end - start > 2 * PLAIN_DIGITS) return -1;
  if ((byteAt(body, end) | 0x20) !== 0x65) return end;
  const exponentAt = isSign(byteAt(body, end + 1)) ? end + 2 : end + 1;
  const exponentEnd = endOfDigits(body, exponentAt);
  const isShort = exponentEnd > exponentAt && exponentEnd - exponentAt <= 2;
  return isShort ? exponentEnd : -1;
}

/** Where the 1 to 18 digits that begin at `at` end; -1 where there are none or more. */
export function endOfShortDigits(body: Uint8Array, at: number): number {
  const end = endOfDigits(body, at);
  return end > at && end - at <= PLAIN_DIGITS ? end : -1;
}

/** The value of a number that `endOfFloat` has found good. */
export function floatValue(body: Buffer, start: number, end: number): number {
  const text = asciiText(body, start, end);
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  if (/^n/i.test(text)) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const LARGEST_INT64 = '9223372036854775807';

/** Where the unsigned whole number at `at` ends; -1 where there is none or one beyond a signed 64 bits. */
export function endOfInteger(body: Buffer, at: number): number {
  const end = endOfDigits(body, at);
  if (end === at) return -1;
  if (end - at < LARGEST_INT64.length) return end;
  const digits = asciiText(body, at, end).replace(/^0+/, '');
  const tooLarge = digits.padStart(LARGEST_INT64.length, '0') > LARGEST_INT64;
  return digits.length > LARGEST_INT64.length || tooLarge ? -1 : end;
}
