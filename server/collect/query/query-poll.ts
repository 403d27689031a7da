import { floorMinute, MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { keptTarget } from '../../kept-target.ts';
import { publicTarget } from '../../public-target.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure } from '../failure.ts';
import { momentOf, secondsSince } from '../moment.ts';
import { createTargetRecord, type TargetRecord } from '../target-record.ts';
import type { Backfill } from './backfill.ts';
import { type AnsweredSpan, bookMinutes } from './book-minutes.ts';
import type { BatchOutcome, FamilyQuestion } from './family-question.ts';
import { pause } from './pause.ts';
import type { QueryObjective } from './query-objective.ts';
import type { QuestionMemory } from './question-memory.ts';
import { createReader, type MemberReading } from './read-minutes.ts';

/** What the last answer held for one objective, beside what was counted. */
export interface MemberNews {
  readonly seriesCount: number | null;
  readonly warnings: readonly string[];
}

/** Asks a family about the minute that is just over. */
export interface QueryPoll {
  poll(signal: AbortSignal): Promise<void>;
  newsOf(sliId: number): MemberNews | null;
}

/** What an answer says of one objective; nothing is answered where it failed as a whole. */
type Reader = (member: QueryObjective) => {
  readonly failure: Failure | null;
  readonly answered: AnsweredSpan | null;
};

/** Objectives whose minute is put in its place in one go: a large family must not hold up the process. */
const BOOKED_AT_ONCE = 100;

/** A family may have hundreds of members: it is said once of the server, not of each of them. */
const silentLog = { info: () => undefined, warn: () => undefined };

function warningsOf({ cutCount, silence }: MemberReading, part: string, hadPart: boolean): string[] {
  const cut = cutCount > 0 ? ['the part was larger than the total, as extrapolated, and was cut to it'] : [];
  // No error yet and a misspelt question look the same: whoever reads it knows which it is.
  const unseen = hadPart ? [] : [`${part}: no series has ever answered`];
  return [...(silence === null ? [] : [silence]), ...unseen, ...cut];
}

export function createQueryPoll(
  deps: CollectDeps,
  question: FamilyQuestion,
  { backfill, memory }: { readonly backfill: Backfill; readonly memory: QuestionMemory },
): QueryPoll {
  const { clock, log, store } = deps;
  const { members } = question.family;
  const { server = '', delaySeconds = 0 } = members[0]?.source ?? {};
  const news = new Map<number, MemberNews>();
  const records = new Map<number, TargetRecord>(
    members.map(({ sliId }) => [
      sliId,
      createTargetRecord({ store, log: silentLog }, sliId, keptTarget(server)),
    ]),
  );
  let saidFailure: string | null = null;

  function logTurn(failure: Failure | null): void {
    const target = publicTarget(server);
    if (failure !== null && saidFailure !== failure.reason) {
      const fields = { target, reason: failure.reason, objectives: members.length };
      log.warn(fields, `not answering: ${failure.message}`);
    }
    if (failure === null && saidFailure !== null) log.info({ target }, 'answering again');
    saidFailure = failure?.reason ?? null;
  }

  function note(sliId: number, failure: Failure | null, durationSeconds: number): void {
    records.get(sliId)?.note(failure, clock.nowMs(), durationSeconds);
  }

  /** Whether what was booked since the question is asked holds anything of its good or bad part. */
  function bookedPart({ sliId, source }: QueryObjective): boolean {
    return store.querySpans.answered(sliId).some(({ fromMs, toMs }) => {
      const { good, total } = store.tallies.lookup(sliId).sum(fromMs, toMs);
      return source.part === 'good' ? good > 0 : good < total;
    });
  }

  /** What an outcome says of each of its members. */
  function readerOf({ batch, answer }: BatchOutcome, endMs: number): Reader {
    if (answer instanceof Failure) return () => ({ failure: answer, answered: null });
    const read = createReader(batch, answer);
    const refusal = question.refusal();
    const said =
      refusal === null ? [] : [`asked by itself, because the common question was refused: ${refusal}`];
    const span = { fromMs: endMs - MINUTE_MS, toMs: endMs };
    return (member) => {
      const reading = read(member);
      const { source } = member;
      if (reading.hasPart) memory.notePart(source);
      const own = warningsOf(
        reading,
        source.part,
        memory.hadPart(source, () => bookedPart(member)),
      );
      const warnings = [...own, ...answer.warnings, ...said];
      news.set(member.sliId, { seriesCount: reading.seriesCount, warnings });
      return { failure: reading.failure, answered: { sliId: member.sliId, span, heard: reading.heard } };
    };
  }

  /** Notes and books an outcome, some members at a time. Returns those that were answered. */
  async function book(
    outcome: BatchOutcome,
    endMs: number,
    durationSeconds: number,
    signal: AbortSignal,
  ): Promise<number[]> {
    const read = readerOf(outcome, endMs);
    const { members } = outcome.batch;
    const sliIds: number[] = [];
    for (let from = 0; from < members.length; from += BOOKED_AT_ONCE) {
      if (from > 0) await pause(clock, 0, signal);
      if (signal.aborted) break;
      const taken = members.slice(from, from + BOOKED_AT_ONCE).map((member) => {
        const { failure, answered } = read(member);
        note(member.sliId, failure, durationSeconds);
        return answered;
      });
      const answered = taken.filter((one) => one !== null);
      if (answered.length > 0) bookMinutes(store, answered);
      sliIds.push(...answered.map(({ sliId }) => sliId));
    }
    return sliIds;
  }

  async function ask(endMs: number, signal: AbortSignal): Promise<BatchOutcome[]> {
    const release = backfill.hold();
    try {
      return await question.ask({ startMs: endMs, endMs }, signal);
    } finally {
      release();
    }
  }

  return {
    newsOf: (sliId) => news.get(sliId) ?? null,
    async poll(signal) {
      const startedAt = momentOf(clock);
      if (startedAt.atMs < question.server.busyUntilMs()) return;
      const endMs = floorMinute(startedAt.atMs - delaySeconds * SECOND_MS);
      const outcomes = await ask(endMs, signal);
      if (signal.aborted) return;
      const durationSeconds = secondsSince(clock, startedAt);
      const failures = outcomes.flatMap(({ answer }) => (answer instanceof Failure ? [answer] : []));
      logTurn(failures[0] ?? null);
      const answered: number[] = [];
      for (const outcome of outcomes) answered.push(...(await book(outcome, endMs, durationSeconds, signal)));
      if (answered.length > 0 && !signal.aborted) backfill.answered(question, new Set(answered), endMs);
    },
  };
}
