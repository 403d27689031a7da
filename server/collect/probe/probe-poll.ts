import type { ProbeSource } from '../../config/config.ts';
import { bookAnswer } from '../book-answer.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure } from '../failure.ts';
import { type Moment, momentOf, onPresentWall, secondsSince } from '../moment.ts';
import { createTargetRecord } from '../target-record.ts';
import { createHttpProbe, type ProbeOnce } from './probe-http.ts';
import { createTcpProbe } from './probe-tcp.ts';

export interface ProbePlan {
  readonly sliId: number;
  /** As it is named to a reader. */
  readonly target: string;
  readonly source: ProbeSource;
}

async function failureOf(attempt: Promise<void>): Promise<Failure | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** One probe at a time, each an observation. What is ended by the signal is not booked. */
export function createProbePoll(deps: CollectDeps, plan: ProbePlan): (signal: AbortSignal) => Promise<void> {
  const { clock, http, observe, store } = deps;
  const { sliId, source } = plan;
  const { intervalSeconds, timeoutSeconds, target } = source;
  const record = createTargetRecord(deps, sliId, plan.target);
  const probe: ProbeOnce =
    target.kind === 'http' ? createHttpProbe(http, target) : createTcpProbe(clock, target);
  let previous: Moment | null = null;

  return async (signal) => {
    const startedAt = momentOf(clock);
    const failure = await failureOf(probe(timeoutSeconds, signal));
    if (signal.aborted) return;
    const at = momentOf(clock);
    const durationSeconds = secondsSince(clock, startedAt);
    const previousAtMs = previous === null ? null : onPresentWall(previous, at);
    const seen = { sliId, atMs: at.atMs, answered: failure === null, previousAtMs, intervalSeconds };
    previous = at;
    store.tallies.add(bookAnswer(seen));
    store.tallies.heard(sliId, at.atMs);
    record.note(failure, at.atMs, durationSeconds);
    observe({ kind: 'probe', result: failure?.reason ?? 'ok', durationSeconds });
  };
}
