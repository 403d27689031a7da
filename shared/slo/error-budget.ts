import type { ObjectiveSpec, TallyLookup } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import type { TargetSegment } from './agreed-targets.ts';
import { badCount } from './observed.ts';
import { isTimeBased, owedObservations } from './sli.ts';
import { isRunning, type SloSpan } from './slo-span.ts';

/** What may fail over an SLO span, and what did. */
export interface ErrorBudget {
  /** Observations that may be bad: Σ (1 − T_m) × total_m. */
  readonly allowed: number;
  /** Observations that were bad. */
  readonly spent: number;
  /** 1 − spent / allowed: 1 untouched, 0 used up, negative overdrawn; null when allowed is 0. */
  readonly remaining: number | null;
  /** The allowance as time, minutes; null for sources that count requests. */
  readonly allowedMinutes: number | null;
  /** A calendar period that still runs: its whole allowance is not known yet. */
  readonly estimated: boolean;
}

/** Share of the allowance that was spent: over 1 where more than all; null where `remaining` is. */
export const spentRatio = ({ spent, allowed, remaining }: ErrorBudget): number | null =>
  remaining === null ? null : spent / allowed;

interface BudgetFacts {
  readonly spec: ObjectiveSpec;
  readonly tallies: TallyLookup;
}

/**
 * The segments stretched over the whole span: before the first agreed minute holds the first target, after
 * the window's end the last one. So one failed probe on a new board, or in a new month, breaks no promise.
 */
const overWholeSpan = (segments: readonly TargetSegment[], span: SloSpan): TargetSegment[] =>
  segments.map((segment, i) => ({
    ...segment,
    fromMs: i === 0 ? span.window.startMs : segment.fromMs,
    toMs: i === segments.length - 1 ? span.fullEndMs : segment.toMs,
  }));

/** Milliseconds that may be bad: Σ (1 − T) × length. */
const allowedMs = (segments: readonly TargetSegment[]): number =>
  segments.reduce((sumMs, { allowedRatio, fromMs, toMs }) => sumMs + allowedRatio * (toMs - fromMs), 0);

/** The part of the segments that lies before `endMs`. */
const before = (segments: readonly TargetSegment[], endMs: number): TargetSegment[] =>
  segments
    .filter(({ fromMs }) => fromMs < endMs)
    .map((segment) => ({ ...segment, toMs: Math.min(segment.toMs, endMs) }));

/**
 * What a running calendar period allows beside what was counted: before the first observation and after the
 * last one, traffic as it went since it was first seen, under the targets of that time and the present one. 0
 * for a period that is over.
 */
const allowedUnseen = (
  { tallies }: BudgetFacts,
  segments: readonly TargetSegment[],
  totalCount: number,
  span: SloSpan,
): number => {
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined || !isRunning(span)) return 0;
  const { startMs, endMs } = span.window;
  const seenFromMs = Math.max(startMs, first.fromMs, tallies.firstMinuteMs ?? 0);
  const perMs = totalCount / Math.max(MINUTE_MS, endMs - seenFromMs);
  const unheardMs = allowedMs(before(overWholeSpan(segments, span), seenFromMs));
  return perMs * (unheardMs + (span.fullEndMs - endMs) * last.allowedRatio);
};

/**
 * Error budget over an SLO span (METRICS.md §2); null where nothing is agreed.
 *
 * Minutes before the first agreed one spend nothing. Time-based sources get the allowance of every owed
 * observation of the full span, heard or not.
 *
 * @param segments what `agreedTargets` answers for the span's window
 * @example target 0.999 for 10 minutes, then 0.99 for 10, 100 requests a minute, 3 bad: allowed 1 + 10 = 11,
 * spent 3, remaining 8/11
 */
export const errorBudget = (
  facts: BudgetFacts,
  segments: readonly TargetSegment[],
  span: SloSpan,
): ErrorBudget | null => {
  const first = segments[0];
  if (first === undefined) return null;
  const sums = facts.tallies.sums([first.fromMs, ...segments.map(({ toMs }) => toMs)]);
  const spent = sums.reduce((sum, tally) => sum + badCount(tally), 0);
  const timeBased = isTimeBased(facts.spec.sliKind);
  const wholeMs = allowedMs(overWholeSpan(segments, span));
  const totalCount = sums.reduce((sum, tally) => sum + tally.total, 0);
  const soFar = segments.reduce((sum, { allowedRatio }, i) => sum + allowedRatio * (sums[i]?.total ?? 0), 0);
  const allowed = timeBased
    ? owedObservations(facts.spec, wholeMs)
    : soFar + allowedUnseen(facts, segments, totalCount, span);
  return {
    allowed,
    spent,
    remaining: allowed > 0 ? 1 - spent / allowed : null,
    allowedMinutes: timeBased ? wholeMs / MINUTE_MS : null,
    estimated: isRunning(span),
  };
};
