const TAB = 9;
export const NEWLINE = 10;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const ZERO = 48;
export const COLON = 58;
export const EQUALS = 61;
export const BACKSLASH = 92;
export const UNDERSCORE = 95;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** What a byte may be in a name, as bits of `NAME_CLASS`. */
export const LABEL_START = 1;
export const LABEL_PART = 2;
export const METRIC_START = 4;
export const METRIC_PART = 8;

function nameClass(byte: number): number {
  const character = String.fromCharCode(byte);
  if (/[a-zA-Z_]/.test(character)) return LABEL_START | LABEL_PART | METRIC_START | METRIC_PART;
  if (/[0-9]/.test(character)) return LABEL_PART | METRIC_PART;
  return character === ':' ? METRIC_START | METRIC_PART : 0;
}

const NAME_CLASS = Uint8Array.from({ length: 256 }, (_, byte) => nameClass(byte));

/**
 * The byte at a place, 0 past the end. 0 stands nowhere else: a body that holds one is refused at once. Do not ask for
 * the place -1: once that has been seen, every other byte takes longer.
 */
export function byteAt(body: Uint8Array, at: number): number {
  return body[at] ?? 0;
}

/** Where the run of bytes of the class `part` that begins at `at` ends. */
export function endOfName(body: Uint8Array, at: number, part: number): number {
  let end = at;
  while (((NAME_CLASS[byteAt(body, end)] ?? 0) & part) !== 0) end += 1;
  return end;
}

/** Whether a name of the class `start` may begin at `at`. */
export function startsName(body: Uint8Array, at: number, start: number): boolean {
  return ((NAME_CLASS[byteAt(body, at)] ?? 0) & start) !== 0;
}

/** 1 for the bytes that end a plain run inside quotes: quote, backslash, line end, end of the body. */
const PLAIN_END = Uint8Array.from({ length: 256 }, (_, byte) =>
  [0, NEWLINE, QUOTE, BACKSLASH].includes(byte) ? 1 : 0,
);

/** Where the run of plain bytes inside quotes that begins at `at` ends. */
export function endOfPlain(body: Uint8Array, at: number): number {
  let end = at;
  while (PLAIN_END[byteAt(body, end)] === 0) end += 1;
  return end;
}

/** Whether the bytes of `word` stand at `at`. */
export function holds(body: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (body[at + index] !== word[index]) return false;
  }
  return true;
}

/** Where the line that holds `at` ends; the end of the body where it has no end of its own. */
export function endOfLine(body: Buffer, at: number): number {
  const end = body.indexOf(NEWLINE, at);
  return end === -1 ? body.length : end;
}

/** Where the blanks and tabs that begin at `at` end. */
export function endOfBlank(body: Uint8Array, at: number): number {
  let end = at;
  for (let byte = byteAt(body, end); byte === SPACE || byte === TAB; byte = byteAt(body, end)) end += 1;
  return end;
}

/** Whether the bytes of `[start, end)` equal as many bytes from `other` on. */
export function sameBytes(body: Uint8Array, start: number, end: number, other: number): boolean {
  for (let at = start, against = other; at < end; at += 1, against += 1) {
    if (body[at] !== body[against]) return false;
  }
  return true;
}

/** The bytes of `[start, end)` as a text, one character each. */
export function asciiText(body: Buffer, start: number, end: number): string {
  return body.toString('latin1', start, end);
}
