import type { CollectLog } from '../collect-log.ts';
import type { Failure } from '../failure.ts';

/** Minutes that are owed, by SLI. */
type Owed = ReadonlyMap<number, number>;

/** Says how far the past of one server is filled in: at its beginning, every tenth, and at its end. */
export interface PastLog {
  begun(owed: Owed): void;
  advanced(owed: Owed): void;
  failed(failure: Failure): void;
  /** Notes that minutes of an SLI hold nothing that can be counted; said once. */
  unusable(sliId: number, failure: Failure | null): void;
}

const STEPS = 10;

const sumOf = (owed: Owed): number => [...owed.values()].reduce((sum, minutes) => sum + minutes, 0);

export function createPastLog(log: CollectLog, target: string): PastLog {
  const unusable = new Set<number>();
  let wholeMinutes = 0;
  let saidStep = 0;
  let saidFailure: string | null = null;

  return {
    begun(owed) {
      wholeMinutes = sumOf(owed);
      saidStep = 0;
      // Tried again and again while it is refused: that is no news.
      if (saidFailure === null)
        log.info({ target, objectives: owed.size, minutes: wholeMinutes }, 'asking for minutes of the past');
    },
    advanced(owed) {
      saidFailure = null;
      const leftMinutes = sumOf(owed);
      const step = Math.floor(STEPS * (1 - leftMinutes / wholeMinutes));
      if (leftMinutes === 0) log.info({ target, minutes: wholeMinutes }, 'the past is filled in');
      else if (step > saidStep)
        log.info({ target, leftMinutes, percent: (100 / STEPS) * step }, 'filling in');
      saidStep = Math.max(saidStep, step);
    },
    failed({ reason, message }) {
      if (saidFailure !== message) log.warn({ target, reason }, `the past is not answered: ${message}`);
      saidFailure = message;
    },
    unusable(sliId, failure) {
      if (failure === null || unusable.has(sliId)) return;
      unusable.add(sliId);
      log.warn({ target, sliId }, `minutes of the past cannot be used: ${failure.message}`);
    },
  };
}
