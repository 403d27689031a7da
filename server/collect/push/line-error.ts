/** Something in a file that cannot be taken in, with the line it begins in. */
export class LineError extends Error {
  /** Counted from 1, as editors do. */
  readonly line: number;

  /** @param message what is wrong there, without the line: `total is "x", which is not a number` */
  constructor(line: number, message: string) {
    super(message);
    this.name = 'LineError';
    this.line = line;
  }
}
