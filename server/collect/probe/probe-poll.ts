import type { ProbeSource, ProbeTarget } from '../../config/config.ts';
import { createAnswerBook } from '../answer-book.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { orFailure } from '../failure.ts';
import { momentOf, secondsSince } from '../moment.ts';
import { resolveTarget } from '../resolve-target.ts';
import { createTargetRecord } from '../target-record.ts';
import { createHttpProbe, type ProbeOnce } from './probe-http.ts';
import { createTcpProbe } from './probe-tcp.ts';

export interface ProbePlan {
  readonly sliId: number;
  /** As it is named to a reader. */
  readonly target: string;
  readonly source: ProbeSource;
}

function createProbe({ clock, http, ownOrigin }: CollectDeps, target: ProbeTarget): ProbeOnce {
  if (target.kind === 'http')
    return createHttpProbe(http, { ...target, url: resolveTarget(target.url, ownOrigin) });
  if (target.kind === 'tcp') return createTcpProbe(clock, target);
  throw new RangeError(`no probe of kind ${target.kind}`);
}

/** One probe at a time, each an observation. What is ended by the signal is not booked. */
export function createProbePoll(deps: CollectDeps, plan: ProbePlan): (signal: AbortSignal) => Promise<void> {
  const { clock, observe, store } = deps;
  const { intervalSeconds, timeoutSeconds, target } = plan.source;
  const record = createTargetRecord(deps, plan.sliId, plan.target);
  const book = createAnswerBook(store, plan.sliId, intervalSeconds);
  const probe = createProbe(deps, target);

  return async (signal) => {
    const startedAt = momentOf(clock);
    const failure = (await orFailure(probe(timeoutSeconds, signal))) ?? null;
    if (signal.aborted) return;
    const at = momentOf(clock);
    const durationSeconds = secondsSince(clock, startedAt);
    book(failure === null, at);
    record.note(failure, at.atMs, durationSeconds);
    observe({ kind: 'probe', result: failure?.reason ?? 'ok', durationSeconds });
  };
}
