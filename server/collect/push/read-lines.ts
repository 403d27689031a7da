import { LineError } from './line-error.ts';

/** A line of a file without its line feed. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** A longer one is no row of tallies, and a file without line ends must not fill the memory. */
const LONGEST_LINE = 1_048_576;

/**
 * The lines of a UTF-8 text as it comes in, one portion in memory at a time. A mark of byte order is left out; a
 * carriage return stays, since it may stand within quotes.
 *
 * @throws LineError for bytes that are no UTF-8, and for a line over 1 MiB
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [rest, number] = ['', 0];
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new LineError(number + 1, 'it or a line soon after it is not UTF-8 text');
    }
  };
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      number += 1;
      yield { number, text };
    }
    if (rest.length > LONGEST_LINE) throw new LineError(number + 1, 'longer than 1 MiB');
  }
  const last = rest + decode();
  if (last !== '') yield { number: number + 1, text: last };
}
