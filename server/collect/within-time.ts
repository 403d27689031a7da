import type { Clock } from '../clock.ts';
import { Failure } from './failure.ts';

export interface TimeLimit {
  readonly timeoutSeconds: number;
  /** Ends the work from outside. */
  readonly signal: AbortSignal;
  /** What was not there in time: `no reply`. */
  readonly missing: string;
}

/**
 * Does work that ends when its signal says so, and says so when the time is over.
 *
 * @throws Failure `timeout`; whatever the work throws
 */
export async function withinTime<T>(
  clock: Clock,
  { timeoutSeconds, signal, missing }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // A signal made by AbortSignal.any is held by its oldest source for as long as anybody listens to it: of each attempt
  // that leaves a body unread something would stay until its target is asked no more.
  const ended = new AbortController();
  const onAbort = () => ended.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const cancel = clock.after(timeoutSeconds * 1_000, () => {
    ended.abort(new Failure('timeout', `${missing} within ${timeoutSeconds} s`));
  });
  try {
    return await work(ended.signal);
  } catch (error) {
    throw ended.signal.reason instanceof Failure ? ended.signal.reason : error;
  } finally {
    cancel();
    signal.removeEventListener('abort', onAbort);
  }
}

/** What an ended signal ends an attempt with. */
export function endedBy({ reason }: AbortSignal): Failure {
  return reason instanceof Failure ? reason : new Failure('reset', 'the attempt was ended');
}

/** Waits for what cannot be ended itself. @throws Failure as soon as the signal ends */
export function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(endedBy(signal));
    signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    if (signal.aborted) onAbort();
  });
}
