import type { Clock } from '../../clock.ts';
import type { ProbeActivity } from '../../collector-activity.ts';
import type { ProbeSource } from '../../config/config.ts';
import { Failure, isOwnFault, orFailure } from '../failure.ts';
import { momentOf, secondsSince } from '../moment.ts';
import type { ProbeOnce } from './probe-once.ts';

/** Between two attempts, where the interval has room for it. */
const MAX_PAUSE_SECONDS = 1;

/** What the last attempt of a turn brought. */
export interface ProbeResult {
  readonly outcome: ProbeActivity | Failure;
  readonly durationSeconds: number;
}

/** Waits, or less where the signal ends. */
function pause(clock: Clock, seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(seconds * 1_000, end);
    signal.addEventListener('abort', end);
  });
}

/** How long to wait between attempts, so that all of them end within the interval whatever each takes. */
function pauseSeconds({ retries, intervalSeconds, timeoutSeconds }: ProbeSource): number {
  const spareSeconds = intervalSeconds - (retries + 1) * timeoutSeconds;
  return Math.max(0, Math.min(MAX_PAUSE_SECONDS, spareSeconds / (retries + 1)));
}

/**
 * One turn of a probe: a failed attempt is made again, up to `retries` times. What it brings is one result,
 * whatever it took, so that retries do not weigh in the ratio. A fault of our own side is not tried again.
 */
export async function probeWithRetries(
  clock: Clock,
  probe: ProbeOnce,
  source: ProbeSource,
  signal: AbortSignal,
): Promise<ProbeResult> {
  for (let left = source.retries; ; left -= 1) {
    const startedAt = momentOf(clock);
    const outcome = await orFailure(probe(source.timeoutSeconds, signal));
    const durationSeconds = secondsSince(clock, startedAt);
    const isLast = !(outcome instanceof Failure) || isOwnFault(outcome) || left === 0;
    if (isLast || signal.aborted) return { outcome, durationSeconds };
    await pause(clock, pauseSeconds(source), signal);
  }
}
