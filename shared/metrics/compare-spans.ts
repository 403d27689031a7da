import type { compareReasons, Verdict } from '../judgement.ts';
import { type Side, sideOf } from '../stats/side.ts';
import type { Span } from '../time.ts';
import type { BehaviourBaseline, BehaviourPoint, BehaviourSignal } from './behaviour.ts';
import { isValued, moved, type ToldSeries } from './trend-story.ts';
import { POINTS_NEEDED } from './trend-verdict.ts';

/** Why a comparison has its verdict. What does not belong to the code is null. */
export interface CompareReason {
  readonly code: (typeof compareReasons)[number];
  readonly lower: number | null;
  readonly upper: number | null;
  readonly count: number | null;
  readonly of: number | null;
  readonly known: number | null;
  readonly side: Side | null;
}

export interface Compared {
  readonly verdict: Verdict;
  readonly went: 'up' | 'down' | null;
  readonly reason: CompareReason;
}

const unsaid = { lower: null, upper: null, count: null, of: null, known: null, side: null } as const;
const steady = { verdict: 'steady', went: null } as const;
const tooEarly = { verdict: 'too-early', went: null } as const;

const sharedMs = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));

/** Index of the baseline in which most of a span lies; the later one of equals, -1 for none. */
function baselineOf(baselines: readonly BehaviourBaseline[], span: Span): number {
  let found = -1;
  let mostMs = 0;
  for (const [index, baseline] of baselines.entries()) {
    const lengthMs = sharedMs(baseline, span);
    if (lengthMs > 0 && lengthMs >= mostMs) [found, mostMs] = [index, lengthMs];
  }
  return found;
}

const isIn = (point: Span, { startMs, endMs }: Span): boolean =>
  point.startMs < endMs && point.endMs > startMs;

/** The baselines since: the usual range itself changed between the spans. */
function shifted(
  { points, better }: ToldSeries,
  old: BehaviourBaseline,
  since: readonly BehaviourBaseline[],
  now: Span,
): Compared {
  if (since.some(({ startedBy }) => startedBy === 'definition'))
    return { verdict: 'changed', went: null, reason: { ...unsaid, code: 'new-definition' } };
  const sides = new Set(since.map(({ proposedBy }) => proposedBy));
  const move = moved(sides, better);
  const side = move.went === null ? null : move.went === 'up' ? 'above' : 'below';
  const fromMs = since[0]?.startMs ?? now.startMs;
  const after = points.filter(
    (point) => isValued(point) && point.startMs >= fromMs && point.startMs < now.endMs,
  );
  const beyond = after.filter(({ value }) => value !== null && sideOf(value, old.centre) === side);
  const count = side === null ? null : beyond.length;
  return { ...move, reason: { ...unsaid, code: 'beyond-old-average', count, of: after.length, side } };
}

/**
 * A signal of several periods that began after the earlier span and still lasts at the end of the later one. Where the
 * earlier span was odd on that side as well, it is no change between them.
 */
function lasting(
  signals: readonly BehaviourSignal[],
  before: Span,
  last: BehaviourPoint | undefined,
): BehaviourSignal | undefined {
  if (last === undefined) return undefined;
  const real = signals.filter(({ known }) => !known);
  const found = real.find(({ rule, endMs }) => rule !== 'outside' && endMs >= last.endMs);
  const wasOdd = real.some((signal) => signal.side === found?.side && isIn(signal, before));
  return wasOdd ? undefined : found;
}

function bySignal({ points, better }: ToldSeries, { rule, side, ...span }: BehaviourSignal): Compared {
  const move = moved(new Set([side]), better);
  if (rule === '3-of-4') return { ...move, reason: { ...unsaid, code: 'near-the-edge', side } };
  const count = points.filter((point) => isValued(point) && isIn(point, span)).length;
  return { ...move, reason: { ...unsaid, code: 'beyond-old-average', count, of: count, side } };
}

/** One usual range over both spans: odd periods are told, and change nothing. */
function within(told: ToldSeries, usual: BehaviourBaseline, before: Span, now: Span): Compared {
  const between = { startMs: before.startMs, endMs: now.endMs };
  const valued = told.points.filter((point) => isValued(point) && isIn(point, between));
  const signals = told.behaviour.signals.filter((signal) => isIn(signal, between) && isIn(signal, usual));
  const lasts = lasting(
    signals,
    before,
    valued.findLast((point) => isIn(point, now)),
  );
  if (lasts !== undefined) return bySignal(told, lasts);
  const odd = valued.filter((point) => signals.some((signal) => isIn(point, signal)));
  const { lower, upper } = usual;
  if (odd.length === 0) return { ...steady, reason: { ...unsaid, code: 'usual-range', lower, upper } };
  const causes = signals.filter(({ known }) => known);
  const known = odd.filter((point) => causes.some((signal) => isIn(point, signal))).length;
  return {
    ...steady,
    reason: { ...unsaid, code: 'odd-periods', lower, upper, count: odd.length, of: valued.length, known },
  };
}

const early = (count: number): Compared => ({
  ...tooEarly,
  reason: { ...unsaid, code: 'too-few', count, of: POINTS_NEEDED },
});

/** By the rules of its behaviour alone. */
function byRules(told: ToldSeries, before: Span, now: Span): Compared {
  const { points, behaviour } = told;
  const [old, late] = [baselineOf(behaviour.baselines, before), baselineOf(behaviour.baselines, now)];
  const [oldUsual, usual] = [behaviour.baselines[old], behaviour.baselines[late]];
  if (oldUsual === undefined || usual === undefined)
    return early(points.filter((point) => isValued(point) && isIn(point, before)).length);
  if (old < late) return shifted(told, oldUsual, behaviour.baselines.slice(old + 1, late + 1), now);
  return within(told, usual, before, now);
}

/** The figures of both spans did not go where the usual range went: odd periods rule them, or nothing changed. */
function against({ points, behaviour }: ToldSeries, before: Span, now: Span): Compared {
  const own = points.filter((point) => isValued(point) && (isIn(point, before) || isIn(point, now)));
  // A run is where the usual range went, not what went against it.
  const outside = behaviour.signals.filter(({ rule }) => rule === 'outside');
  const odd = own.filter((point) => outside.some((signal) => isIn(point, signal)));
  const late = behaviour.baselines[baselineOf(behaviour.baselines, now)];
  const range = { lower: late?.lower ?? null, upper: late?.upper ?? null };
  if (odd.length === 0) return { ...steady, reason: { ...unsaid, code: 'usual-range', ...range } };
  const causes = behaviour.signals.filter(({ known }) => known);
  const known = odd.filter((point) => causes.some((signal) => isIn(point, signal))).length;
  return {
    verdict: 'changed',
    went: null,
    reason: { ...unsaid, ...range, code: 'odd-periods', count: odd.length, of: own.length, known },
  };
}

/** The figures from events of both spans; null where there is none. */
export interface SpanValues {
  readonly before: number | null;
  readonly now: number | null;
}

/**
 * Whether a series really changed from one span to a later one: by the rules of its behaviour, never by comparing two
 * numbers. A verdict never points against those two: where they went another way it is `changed` by odd periods, or
 * `steady` where there are none.
 *
 * @param values the figures of the spans
 * @example compareSpans(weeks, quarterBefore, thisQuarter, values).reason // { code: 'beyond-old-average', count: 18, of: 19, … }
 */
export function compareSpans(told: ToldSeries, before: Span, now: Span, values: SpanValues): Compared {
  const none: Compared = { ...tooEarly, reason: { ...unsaid, code: 'no-data' } };
  if (values.before === null || values.now === null) return none;
  const valued = told.points.filter(isValued);
  if (valued.length < POINTS_NEEDED) return early(valued.length);
  if (!valued.some((point) => isIn(point, now))) return none;
  const found = byRules(told, before, now);
  if (found.went === null) return found;
  const isThatWay = found.went === 'up' ? values.now > values.before : values.now < values.before;
  return isThatWay ? found : against(told, before, now);
}
