import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Terminal } from './command.ts';

const portionLength = 65_536;

/** Texts of many lines each: a write for every line would cost more than what it says. */
function* portions(lines: Iterable<string>): Generator<string> {
  let portion = '';
  for (const line of lines) {
    portion += `${line}\n`;
    if (portion.length < portionLength) continue;
    yield portion;
    portion = '';
  }
  if (portion !== '') yield portion;
}

const writeLines = async (lines: Iterable<string>): Promise<void> => {
  try {
    await pipeline(Readable.from(portions(lines)), process.stdout, { end: false });
  } catch (error) {
    const readerHasGone = error instanceof Error && 'code' in error && error.code === 'EPIPE';
    if (!readerHasGone) throw error;
  }
};

/**
 * The terminal that the process was started in.
 *
 * @param nowMs wall clock, epoch ms
 */
export const createTerminal = (nowMs: () => number): Terminal => ({
  out: (line) => process.stdout.write(`${line}\n`),
  outLines: writeLines,
  err: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  folder: process.cwd(),
  nowMs,
  fetch,
});
