import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.ts';
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

const interruptions = ['SIGINT', 'SIGTERM'] as const;

const onInterrupt = (task: () => void): (() => void) => {
  const end = (): void => {
    for (const signal of interruptions) process.off(signal, interrupt);
  };
  // Heard once: a second one ends the process, as it does everywhere.
  const interrupt = (): void => {
    end();
    task();
  };
  for (const signal of interruptions) process.on(signal, interrupt);
  return end;
};

/** The terminal that the process was started in. */
export const createTerminal = ({ nowMs, after }: Pick<Clock, 'nowMs' | 'after'>): Terminal => ({
  out: (line) => process.stdout.write(`${line}\n`),
  outLines: writeLines,
  err: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  folder: process.cwd(),
  nowMs,
  after,
  input: () => process.stdin,
  onInterrupt,
  fetch,
});
