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

/** What the newest drafts write as `name {count:…,sum:…,schema:…}`: it is told apart from a mistake. */
export const NATIVE_HISTOGRAM = 'a native histogram, which is not read; have the target send classic buckets';

/** The error for a fault at a byte of a body. */
export function errorAt(body: Buffer, offset: number, message: string): ExpositionError {
  let line = 1;
  let lineStart = 0;
  for (let at = body.indexOf(NEWLINE); at !== -1 && at < offset; at = body.indexOf(NEWLINE, at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return new ExpositionError(message, line, offset - lineStart + 1);
}
