import { NEWLINE } from './bytes.ts';

/** A body that is not a well-formed exposition. Its message holds nothing of the body. */
export class ExpositionError extends Error {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in bytes. */
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(`line ${line}, column ${column}: ${message}`);
    this.name = 'ExpositionError';
    this.line = line;
    this.column = column;
  }
}

/** A page that is written well, and holds more than its limits allow. */
export class OverLimitError extends ExpositionError {
  override name = 'OverLimitError';
}

/** What the newest drafts write as `name {count:…,sum:…,schema:…}`: it is told apart from a mistake. */
export const NATIVE_HISTOGRAM = 'a native histogram, which is not read; have the target send classic buckets';

/** 1-based place of a byte of a body. */
function placeOf(body: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = body.indexOf(NEWLINE); at !== -1 && at < offset; at = body.indexOf(NEWLINE, at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** The error for a fault at a byte of a body. */
export function errorAt(body: Buffer, offset: number, message: string): ExpositionError {
  const { line, column } = placeOf(body, offset);
  return new ExpositionError(message, line, column);
}

/** The error for the byte with which a body goes beyond a limit. */
export function overLimitAt(body: Buffer, offset: number, message: string): OverLimitError {
  const { line, column } = placeOf(body, offset);
  return new OverLimitError(message, line, column);
}
