import type { CollectDeps } from '../collect-deps.ts';
import type { TargetSource } from './target-source.ts';

/** A source that is read at once, each time some seconds after the reading before it ended, and when it is told to. */
export interface RepeatedReading extends TargetSource {
  /** Reads after `delayMs`, or sooner where that is planned. */
  readSoon(delayMs: number): void;
}

/** @param read what it reads after the signal is aborted it keeps to itself */
export function repeatReading(
  { clock, log }: Pick<CollectDeps, 'clock' | 'log'>,
  refreshSeconds: number,
  read: (signal: AbortSignal) => Promise<void>,
): RepeatedReading {
  const ended = new AbortController();
  const refreshMs = refreshSeconds * 1_000;
  let inFlight: Promise<void> | null = null;
  let changedMeanwhile = false;
  let dueMs = Number.POSITIVE_INFINITY;
  let cancelTimer: () => void = () => undefined;

  function readSoon(delayMs: number): void {
    const askedMs = clock.monotonicMs() + delayMs;
    if (ended.signal.aborted || askedMs >= dueMs) return;
    dueMs = askedMs;
    cancelTimer();
    cancelTimer = clock.after(delayMs, begin);
  }

  function begin(): void {
    dueMs = Number.POSITIVE_INFINITY;
    if (inFlight === null) inFlight = readOnce();
    // What changed in the middle of a reading may not be in it.
    else changedMeanwhile = true;
  }

  async function readOnce(): Promise<void> {
    await read(ended.signal).catch((error: unknown) => {
      log.warn({ err: error }, 'a list of targets could not be taken');
    });
    inFlight = null;
    readSoon(changedMeanwhile ? 0 : refreshMs);
    changedMeanwhile = false;
  }

  return {
    start: () => begin(),
    readSoon,
    async stop() {
      ended.abort();
      cancelTimer();
      await inFlight;
    },
  };
}
