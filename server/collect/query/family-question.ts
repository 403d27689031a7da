import { HOUR_MS } from '#shared/units.ts';
import type { Clock } from '../../clock.ts';
import { Failure, type FailureReason, orFailure } from '../failure.ts';
import { askBatch, type Batch, type BatchAnswer, smallerBatches } from './batch.ts';
import type { AskedRange, QueryServer } from './query-server.ts';
import type { QuestionFamily } from './question-family.ts';

/** What a batch was answered with. */
export interface BatchOutcome {
  readonly batch: Batch;
  readonly answer: BatchAnswer | Failure;
}

/** A family as it is asked: at once for as long as the server takes that. */
export interface FamilyQuestion {
  readonly family: QuestionFamily;
  readonly server: QueryServer;
  /** How the family was asked last: one batch, or several where the server refused it as one. */
  batches(): readonly Batch[];
  /** What the server said when it refused the family as one; null while it takes it. */
  refusal(): string | null;
  /** How many series the last answers held. */
  seriesCount(): number;
  /** Asks for all members. Never rejects. What the signal ends leaves out the members that were not asked. */
  ask(at: AskedRange, signal: AbortSignal): Promise<BatchOutcome[]>;
}

/** After this time a family that was refused as one is tried as one again. */
const TRY_AGAIN_MS = HOUR_MS;
/** Smaller and smaller questions are tried no longer than this, so that the next minute finds its turn. */
const LONGEST_SEARCH_MS = 40_000;
/** Failures that say something of this question; after any other one the server itself is not asked further. */
const OF_THE_QUESTION: ReadonlySet<FailureReason> = new Set(['bad-query', 'bad-answer', 'too-large']);

const seriesIn = (answer: BatchAnswer | Failure): number =>
  answer instanceof Failure ? 0 : answer.series.total.length + answer.series.part.length;

export function createFamilyQuestion(
  clock: Clock,
  server: QueryServer,
  family: QuestionFamily,
): FamilyQuestion {
  const whole: readonly Batch[] = [{ ...family, together: true }];
  let batches = whole;
  let refusal: string | null = null;
  let refusedAtMs = 0;
  let seriesCount = 0;

  function startAnew(): void {
    if (refusal === null || clock.monotonicMs() - refusedAtMs < TRY_AGAIN_MS) return;
    batches = whole;
    refusal = null;
  }

  function refused(failure: Failure): void {
    if (refusal === null) refusedAtMs = clock.monotonicMs();
    refusal ??= failure.message;
  }

  return {
    family,
    server,
    batches: () => batches,
    refusal: () => refusal,
    seriesCount: () => seriesCount,
    async ask(at, signal) {
      startAnew();
      const untilMs = clock.monotonicMs() + LONGEST_SEARCH_MS;
      const outcomes: BatchOutcome[] = [];
      const queue = [...batches];
      let away: Failure | null = null;
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        const answer: BatchAnswer | Failure = away ?? (await orFailure(askBatch(server, batch, at, signal)));
        if (signal.aborted) return outcomes;
        const isRefused = answer instanceof Failure && answer.reason === 'bad-query';
        const smaller = isRefused && clock.monotonicMs() < untilMs ? smallerBatches(batch) : [];
        if (isRefused && smaller.length > 0) refused(answer);
        if (answer instanceof Failure && !OF_THE_QUESTION.has(answer.reason)) away = answer;
        if (smaller.length > 0) queue.unshift(...smaller);
        else outcomes.push({ batch, answer });
      }
      batches = outcomes.map(({ batch }) => batch);
      seriesCount = outcomes.reduce((sum, { answer }) => sum + seriesIn(answer), 0);
      return outcomes;
    },
  };
}
