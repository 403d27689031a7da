import type { Terminal } from './command.ts';

/**
 * The terminal that the process was started in.
 *
 * @param nowMs wall clock, epoch ms
 */
export const createTerminal = (nowMs: () => number): Terminal => ({
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  folder: process.cwd(),
  nowMs,
  fetch,
});
