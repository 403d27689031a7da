import type { ProbeActivity } from '../../collector-activity.ts';
import type { ProbeSource } from '../../config/config.ts';
import { createAnswerBook } from '../answer-book.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure, isOwnFault } from '../failure.ts';
import { momentOf } from '../moment.ts';
import { createTargetRecord } from '../target-record.ts';
import { createProbe } from './create-probe.ts';
import { FailedCheck } from './probe-once.ts';
import { probeWithRetries } from './with-retries.ts';

export interface ProbePlan {
  readonly sliId: number;
  /** The target as the store knows it. */
  readonly target: string;
  readonly source: ProbeSource;
  /** Hears what each probe that brought an answer found out, whether or not it is as expected. */
  readonly onAnswer: (activity: ProbeActivity) => void;
}

/**
 * One probe at a time, each an observation. What is ended by the signal is not booked, and no more is what our own
 * side is at fault for: the target is then known to be neither good nor bad.
 */
export function createProbePoll(deps: CollectDeps, plan: ProbePlan): (signal: AbortSignal) => Promise<void> {
  const { clock, observe, store } = deps;
  const { source } = plan;
  const record = createTargetRecord(deps, plan.sliId, plan.target);
  const book = createAnswerBook(store, plan.sliId, source.intervalSeconds);
  const probe = createProbe(deps, source.target);

  return async (signal) => {
    const { outcome, durationSeconds } = await probeWithRetries(clock, probe, source, signal);
    if (signal.aborted) return;
    const failure = outcome instanceof Failure ? outcome : null;
    const at = momentOf(clock);
    if (failure === null || !isOwnFault(failure)) book(failure === null, at);
    record.note(failure, at.atMs, durationSeconds);
    if (outcome instanceof FailedCheck) plan.onAnswer(outcome.found);
    else if (!(outcome instanceof Failure)) plan.onAnswer(outcome);
    observe({ kind: 'probe', result: failure?.reason ?? 'ok', durationSeconds });
  };
}
