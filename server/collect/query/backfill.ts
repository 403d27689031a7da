import { DAY_MS, MINUTE_MS } from '#shared/units.ts';
import type { BackfillActivity } from '../../collector-activity.ts';
import { publicTarget } from '../../public-target.ts';
import type { TimeSpan } from '../../store/time-spans.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure, type FailureReason, orFailure } from '../failure.ts';
import { askBatch, type BatchAnswer } from './batch.ts';
import { type AnsweredSpan, bookMinutes } from './book-minutes.ts';
import type { FamilyQuestion } from './family-question.ts';
import { minutesIn, type Owing, owedSpans, progressOf } from './owed-minutes.ts';
import { newestChunk, type PastChunk } from './past-chunk.ts';
import { createPastLog } from './past-log.ts';
import { pause } from './pause.ts';
import type { QueryObjective } from './query-objective.ts';
import type { QuestionMemory } from './question-memory.ts';
import { createReader } from './read-minutes.ts';

/** Asks one server about the past that its objectives still owe, a piece at a time. */
export interface Backfill {
  /** What is asked of the server from now on. */
  use(questions: readonly FamilyQuestion[]): void;
  /** A question of the running minute is on its way: the past waits. Returns what ends the waiting. */
  hold(): () => void;
  /** The server answered for the minute that ends at `endMs`: what these members owe before it can be asked for. */
  answered(question: FamilyQuestion, sliIds: ReadonlySet<number>, endMs: number): void;
  activity(): BackfillActivity[];
  stop(): Promise<void>;
}

/** The last minute that was answered in time, and for whom: whoever is refused now would be refused the past too. */
interface Present {
  readonly endMs: number;
  readonly sliIds: ReadonlySet<number>;
}

type BackfillDeps = Pick<CollectDeps, 'clock' | 'log' | 'store'>;

/** Values of one answer: a megabyte and a half, read in some ten milliseconds. */
const MOST_VALUES = 60_000;
const FEWEST_VALUES = 60;
/** Between two pieces, so that a server has air and questions of the running minute go first. */
const PAUSE_MS = 200;
/** Minutes of objectives that are put in their place in one go. */
const BOOKED_AT_ONCE = 2_880;
/** After a server refused even the smallest piece. */
const REFUSED_PAUSE_MS = 10 * MINUTE_MS;
const TOO_MUCH: ReadonlySet<FailureReason> = new Set(['bad-query', 'bad-answer', 'too-large']);

/** The parts of a span that lie in one UTC day each. */
function byDay({ fromMs, toMs }: TimeSpan): TimeSpan[] {
  const parts: TimeSpan[] = [];
  for (let at = fromMs; at < toMs; ) {
    const end = Math.min(toMs, (Math.floor(at / DAY_MS) + 1) * DAY_MS);
    parts.push({ fromMs: at, toMs: end });
    at = end;
  }
  return parts;
}

/** What a reader should know of an answer about the past. */
function warningsOf({ warnings }: BatchAnswer, failure: Failure | null): string[] {
  const unusable = failure === null ? [] : [`some minutes cannot be used: ${failure.message}`];
  return [...unusable, ...warnings].map((warning) => `past: ${warning}`);
}

export function createBackfill(
  { clock, log, store }: BackfillDeps,
  server: string,
  memory: QuestionMemory,
): Backfill {
  const ended = new AbortController();
  const presentOf = new Map<FamilyQuestion, Present>();
  /** Questions whose past was refused even in the smallest piece, and until when it is left alone. */
  const heldUntilMs = new Map<FamilyQuestion, number>();
  /** Questions whose past was asked about last in vain. */
  const failureOf = new Map<FamilyQuestion, NonNullable<BackfillActivity['failure']>>();
  const progress = createPastLog(log, publicTarget(server));
  let questions: readonly FamilyQuestion[] = [];
  let running: Promise<void> | null = null;
  let heldCount = 0;
  let mostValues = MOST_VALUES;

  function owedBy(members: readonly QueryObjective[], endMs: number): Owing[] {
    const bounds = { nowMs: clock.nowMs(), endMs };
    return members
      .map((member) => ({ member, spans: owedSpans(store, member, bounds) }))
      .filter(({ spans }) => spans.length > 0);
  }

  /** What can be asked for now. */
  function owingOf(question: FamilyQuestion): Owing[] {
    const present = presentOf.get(question);
    const waitsUntilMs = Math.max(heldUntilMs.get(question) ?? 0, question.server.busyUntilMs());
    if (present === undefined || clock.nowMs() < waitsUntilMs) return [];
    return owedBy(
      question.family.members.filter(({ sliId }) => present.sliIds.has(sliId)),
      present.endMs,
    );
  }

  /** What is owed, whether or not it can be asked for now. */
  function activityOf(question: FamilyQuestion): BackfillActivity[] {
    const present = presentOf.get(question);
    if (present === undefined) return [];
    const { endMs } = present;
    const failure = failureOf.get(question) ?? null;
    return owedBy(question.family.members, endMs).map((owing) => ({
      sliId: owing.member.sliId,
      ...progressOf(owing, { nowMs: clock.nowMs(), endMs }),
      failure,
    }));
  }

  /** The newest piece of one question; null where it owes nothing. */
  function pieceOf(question: FamilyQuestion, owing: readonly Owing[]): PastChunk | null {
    const newestMs = Math.max(...owing.map(({ spans }) => spans.at(-1)?.toMs ?? 0));
    const newest = owing.find(({ spans }) => spans.at(-1)?.toMs === newestMs);
    const batch = question.batches().find(({ members }) => newest && members.includes(newest.member));
    if (batch === undefined) return null;
    const ofBatch = owing.filter(({ member }) => batch.members.includes(member));
    const shared = batch.label === null ? Math.max(2, question.seriesCount()) : null;
    return newestChunk(batch, ofBatch, mostValues, shared);
  }

  function nextPiece(): { question: FamilyQuestion; piece: PastChunk } | null {
    const pieces = questions.flatMap((question) => {
      const piece = pieceOf(question, owingOf(question));
      return piece === null ? [] : [{ question, piece }];
    });
    return pieces.reduce<(typeof pieces)[number] | null>(
      (newest, one) => (newest !== null && newest.piece.span.toMs >= one.piece.span.toMs ? newest : one),
      null,
    );
  }

  /** What the answer holds, by objective and UTC day, as days are packed. */
  function* answeredDays(piece: PastChunk, answer: BatchAnswer): Generator<AnsweredSpan> {
    const read = createReader(piece.batch, answer);
    for (const { member, spans } of piece.owing) {
      const { heard, failure, hasPart } = read(member);
      if (hasPart) memory.notePart(member.source);
      memory.notePast(member.source, warningsOf(answer, failure));
      progress.unusable(member.sliId, failure);
      for (const span of spans.flatMap(byDay)) yield { sliId: member.sliId, span, heard };
    }
  }

  async function book(question: FamilyQuestion, piece: PastChunk, answer: BatchAnswer): Promise<void> {
    let waiting: AnsweredSpan[] = [];
    for (const day of answeredDays(piece, answer)) {
      waiting.push(day);
      if (minutesIn(waiting.map(({ span }) => span)) < BOOKED_AT_ONCE) continue;
      bookMinutes(store, waiting);
      waiting = [];
      await pause(clock, 0, ended.signal);
      // The question may be another one by now: what is left of the answer is no longer wanted.
      if (ended.signal.aborted || !questions.includes(question)) return;
    }
    bookMinutes(store, waiting);
  }

  /** Whether to go on with smaller pieces. Else the server is asked again once it answers in time. */
  function failed(question: FamilyQuestion, failure: Failure): boolean {
    progress.failed(failure);
    const { reason, message } = failure;
    const sinceMs = failureOf.get(question)?.sinceMs ?? clock.nowMs();
    failureOf.set(question, { reason, detail: message, sinceMs });
    const isTooMuch = TOO_MUCH.has(reason);
    if (isTooMuch || reason === 'timeout') mostValues /= 4;
    if (mostValues >= FEWEST_VALUES) return isTooMuch;
    mostValues = MOST_VALUES;
    heldUntilMs.set(question, clock.nowMs() + REFUSED_PAUSE_MS);
    return isTooMuch;
  }

  /** Asks for one piece; whether there may be more. */
  async function step(): Promise<boolean> {
    await pause(clock, PAUSE_MS, ended.signal);
    if (ended.signal.aborted) return false;
    if (heldCount > 0) return true;
    const next = nextPiece();
    if (next === null) return false;
    const { question, piece } = next;
    const range = { startMs: piece.span.fromMs + MINUTE_MS, endMs: piece.span.toMs };
    const answer = await orFailure(askBatch(question.server, piece.batch, range, ended.signal));
    if (ended.signal.aborted) return false;
    if (answer instanceof Failure) return failed(question, answer);
    if (!questions.includes(question)) return true;
    failureOf.delete(question);
    mostValues = Math.min(MOST_VALUES, mostValues * 2);
    await book(question, piece, answer);
    progress.advanced(owedMinutes());
    return true;
  }

  function owedMinutes(): Map<number, number> {
    const owing = questions.flatMap(owingOf);
    return new Map(owing.map(({ member, spans }) => [member.sliId, minutesIn(spans)]));
  }

  async function run(): Promise<void> {
    progress.begun(owedMinutes());
    try {
      while (await step());
    } catch (error) {
      log.warn({ err: error, target: publicTarget(server) }, 'the past of this server could not be kept');
    }
  }

  return {
    use(wanted) {
      questions = wanted;
      for (const known of [presentOf, heldUntilMs, failureOf])
        for (const question of known.keys()) if (!wanted.includes(question)) known.delete(question);
    },
    hold() {
      heldCount += 1;
      return () => {
        heldCount -= 1;
      };
    },
    answered(question, sliIds, endMs) {
      presentOf.set(question, { sliIds, endMs });
      if (running !== null || ended.signal.aborted) return;
      if (owingOf(question).length === 0) return;
      running = run().finally(() => {
        running = null;
      });
    },
    activity: () => questions.flatMap(activityOf),
    async stop() {
      ended.abort();
      await running;
    },
  };
}
