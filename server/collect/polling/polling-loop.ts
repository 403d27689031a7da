import type { Clock } from '../../clock.ts';
import { phaseMs, untilPhaseMs } from './phase.ts';

export interface PollingDeps {
  readonly clock: Clock;
  /** What the phase is made from, so that a restart keeps it. */
  readonly target: string;
  readonly seed: string;
  /** Where in the interval it is asked; made from target and seed unless it is given. */
  readonly phaseMs?: number | undefined;
  readonly intervalSeconds: number;
  /** One attempt. Never rejects. It ends early when the signal says so. */
  readonly poll: (signal: AbortSignal) => Promise<void>;
}

/**
 * Asks one target again and again, each time at its own phase of the interval, never twice at once. A turn that comes
 * while the attempt before it is running waits for its end, up to half an interval; then it is skipped.
 */
export interface PollingLoop {
  start(): void;
  /** Wall clock of the next turn, as the wall clock goes now; null before the start. */
  nextAtMs(): number | null;
  /** Ends the attempt in flight, and waits for that. */
  stop(): Promise<void>;
}

export function createPollingLoop(deps: PollingDeps): PollingLoop {
  const { clock, target, seed, intervalSeconds, poll } = deps;
  const intervalMs = Math.round(intervalSeconds * 1_000);
  const phase = deps.phaseMs ?? phaseMs(target, seed, intervalMs);
  const ended = new AbortController();
  let inFlight: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;
  /** Monotonic time of the next tick. */
  let dueMs: number | null = null;
  /** Monotonic time of a tick that came while the attempt before it was running. */
  let missedMs: number | null = null;

  function schedule(delayMs: number): void {
    dueMs = clock.monotonicMs() + delayMs;
    cancelTimer = clock.after(delayMs, tick);
  }

  /**
   * One interval of monotonic time after the last tick was due, moved by up to half an interval onto the phase
   * of the wall clock: whatever the wall clock does, ticks are never crowded and never more than 1.5 intervals
   * apart.
   */
  function nextDelayMs(): number {
    const lateMs = clock.monotonicMs() - (dueMs ?? 0);
    const fromMs = Math.max(0, intervalMs / 2 - lateMs);
    return fromMs + untilPhaseMs(clock.nowMs() + fromMs, phase, intervalMs);
  }

  function begin(): void {
    inFlight = poll(ended.signal).finally(() => {
      inFlight = null;
      makeUp();
    });
  }

  /**
   * An attempt that takes its whole interval, as that of a target that hangs may, ends just after the next tick: were
   * that one skipped, failures would be observed half as often as successes.
   */
  function makeUp(): void {
    const lateMs = clock.monotonicMs() - (missedMs ?? Number.NEGATIVE_INFINITY);
    missedMs = null;
    if (lateMs <= intervalMs / 2 && !ended.signal.aborted) begin();
  }

  function tick(): void {
    schedule(nextDelayMs());
    if (inFlight === null) begin();
    else missedMs = clock.monotonicMs();
  }

  return {
    start: () => schedule(untilPhaseMs(clock.nowMs(), phase, intervalMs)),
    nextAtMs: () => (dueMs === null ? null : clock.nowMs() + dueMs - clock.monotonicMs()),
    async stop() {
      cancelTimer();
      ended.abort();
      await inFlight;
    },
  };
}
