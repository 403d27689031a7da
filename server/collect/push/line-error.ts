/** Something in a file that cannot be taken in, with the line it begins in. */
export class LineError extends Error {
  /** Counted from 1, as editors do. */
  readonly line: number;
  /** Counted from 1; null where the whole line is meant. */
  readonly column: number | null;

  /** @param message what is wrong there, without the place: `total is "x", which is not a number` */
  constructor(line: number, message: string, column: number | null = null) {
    super(message);
    this.name = 'LineError';
    this.line = line;
    this.column = column;
  }
}
