import { SECOND_MS } from '#shared/units.ts';
import type { Terminal } from './command.ts';

/** Tells on standard error how far something is: not in its first second, and then at most once a second. */
export const createProgress = ({ err, nowMs }: Pick<Terminal, 'err' | 'nowMs'>): ((line: string) => void) => {
  let saidAtMs = nowMs();
  return (line) => {
    if (nowMs() - saidAtMs < SECOND_MS) return;
    saidAtMs = nowMs();
    err(line);
  };
};
