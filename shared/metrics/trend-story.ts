import type { Verdict } from '../judgement.ts';
import type { Side } from '../stats/side.ts';
import type { Span } from '../time.ts';
import type { Behaviour, BehaviourBaseline, BehaviourPoint } from './behaviour.ts';
import { lastTelling } from './last-telling.ts';
import { POINTS_NEEDED } from './trend-verdict.ts';

/** A series with what it usually does, and which way is better. */
export interface ToldSeries {
  /** Oldest first, those before the shown ones too. */
  readonly points: readonly BehaviourPoint[];
  readonly behaviour: Behaviour;
  readonly better: 'higher' | 'lower';
}

/** What there is to say of a series in one sentence; the words are the screen's. */
export interface Story {
  /** `unsettled` where nothing shifted and most of what is shown is odd: no level is usual then. */
  readonly kind: 'shift' | 'steady' | 'unsettled' | 'too-early' | 'no-data';
  readonly verdict: Verdict;
  readonly went: 'up' | 'down' | null;
  /** Averages before and after the shift; of a steady series `toCentre` is its average. */
  readonly fromCentre: number | null;
  readonly toCentre: number | null;
  readonly sinceMs: number | null;
  /** The stretches whose figures the sentence names: before the shift and since; of a steady series what is shown. */
  readonly fromSpan: Span | null;
  readonly toSpan: Span | null;
  /** No later baseline and no signal that lasts says that it went back. */
  readonly stays: boolean;
  /** After a shift: the last complete period without a known cause is outside, on the other side. */
  readonly lastOdd: boolean;
  /** Unusual complete periods without a known cause: since the shift on its other side, else all that are shown. */
  readonly odd: number;
  /** Of so many complete periods with a value. */
  readonly oddOf: number;
  /** Complete periods with a value. */
  readonly points: number;
  readonly pointsNeeded: number;
}

export const isValued = ({ partial, value }: BehaviourPoint): boolean => !partial && value !== null;

/** Whether a move to a side is for the better; `changed` where there is no one side. */
export function moved(
  sides: ReadonlySet<Side | null>,
  better: 'higher' | 'lower',
): Pick<Story, 'verdict' | 'went'> {
  const [side = null, ...others] = sides;
  if (side === null || others.length > 0) return { verdict: 'changed', went: null };
  const verdict = (side === 'above') === (better === 'higher') ? 'better' : 'worse';
  return { verdict, went: side === 'above' ? 'up' : 'down' };
}

/** The sides of the signals that have not ended; known causes prove nothing. */
function lastingSides({ points, behaviour }: ToldSeries): Set<Side> {
  const last = lastTelling(points, behaviour.signals);
  const lasting = behaviour.signals.filter(({ known, endMs }) => !known && endMs === last?.endMs);
  return new Set(lasting.map(({ side }) => side));
}

const touches = (one: Span, other: Span): boolean => one.startMs < other.endMs && one.endMs > other.startMs;

/** Complete periods within a span that are unusual, on another side than the given one, for no known cause. */
function oddPeriods(
  { points, behaviour }: ToldSeries,
  span: Span,
  but: Side | null,
): Pick<Story, 'odd' | 'oddOf'> {
  const causes = behaviour.signals.filter(({ known }) => known);
  const odd = behaviour.signals.filter(({ known, side }) => !known && side !== but);
  const isOdd = (point: BehaviourPoint) =>
    odd.some((signal) => touches(point, signal)) && !causes.some((cause) => touches(point, cause));
  const within = points.filter((point) => isValued(point) && touches(point, span));
  return { odd: within.filter(isOdd).length, oddOf: within.length };
}

/** Whether the last complete period that says something is outside on another side than the given one. */
function isLastOdd({ points, behaviour }: ToldSeries, side: Side | null): boolean {
  const last = lastTelling(points, behaviour.signals);
  return behaviour.signals.some(
    (signal) =>
      signal.rule === 'outside' &&
      !signal.known &&
      signal.side !== side &&
      last !== undefined &&
      touches(last, signal),
  );
}

const spanOf = (baseline: BehaviourBaseline | undefined): Span | null =>
  baseline === undefined ? null : { startMs: baseline.startMs, endMs: baseline.endMs };

function shiftStory(told: ToldSeries, index: number, endMs: number): Omit<Story, 'points' | 'pointsNeeded'> {
  const { baselines } = told.behaviour;
  const [before, shift] = [baselines[index - 1], baselines[index]];
  const side = shift?.proposedBy ?? null;
  const after = baselines.slice(index + 1);
  const redefined = after.findIndex(({ startedBy }) => startedBy === 'definition');
  const later = after
    .slice(0, redefined === -1 ? after.length : redefined)
    .map(({ proposedBy }) => proposedBy);
  const wentBack = [...later, ...lastingSides(told)];
  return {
    kind: 'shift',
    ...moved(new Set([side]), told.better),
    fromCentre: before?.centre ?? null,
    toCentre: shift?.centre ?? null,
    sinceMs: shift?.startMs ?? null,
    fromSpan: spanOf(before),
    toSpan: spanOf(shift),
    stays: wentBack.every((each) => each === side),
    lastOdd: later.length === 0 && isLastOdd(told, side),
    ...oddPeriods(told, { startMs: shift?.startMs ?? endMs, endMs }, side),
  };
}

const unsaid = {
  went: null,
  fromCentre: null,
  toCentre: null,
  sinceMs: null,
  fromSpan: null,
  toSpan: null,
  stays: false,
  lastOdd: false,
  odd: 0,
  oddOf: 0,
} as const;

/** The baseline in which a span ends, or the last one before. */
export const baselineAt = (
  baselines: readonly BehaviourBaseline[],
  endMs: number,
): BehaviourBaseline | null => baselines.findLast(({ startMs }) => startMs < endMs) ?? null;

/** The complete periods that are shown and belong to a usual range, end to end. */
function shownSpan({ points }: ToldSeries, usual: BehaviourBaseline | null, span: Span): Span | null {
  const own = points.filter(
    (point) => !point.partial && touches(point, span) && point.startMs >= (usual?.startMs ?? point.startMs),
  );
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? null : { startMs: first.startMs, endMs: last.endMs };
}

function steadyStory(told: ToldSeries, span: Span): Omit<Story, 'points' | 'pointsNeeded'> {
  const sides = lastingSides(told);
  const usual = baselineAt(told.behaviour.baselines, span.endMs);
  const toSpan = shownSpan(told, usual, span);
  const odd = oddPeriods(told, toSpan ?? span, null);
  const known = {
    ...unsaid,
    toCentre: usual?.centre ?? null,
    toSpan,
    stays: true,
    ...odd,
  };
  if (odd.odd * 2 > odd.oddOf) return { kind: 'unsettled', ...known, stays: false, verdict: 'changed' };
  const now = sides.size === 0 ? { verdict: 'steady' as const, went: null } : moved(sides, told.better);
  return { kind: 'steady', ...known, ...now };
}

/**
 * The sentence above a chart, as facts: the latest change of the usual range in the shown span, else that it is
 * steady, else why nothing can be said.
 *
 * @param span what is shown
 * @param hasValues whether anything is drawn of it, be it something that proves nothing
 * @example trendStory(weeks, span, true) // { kind: 'shift', verdict: 'better', went: 'down', fromCentre: 5.2, toCentre: 3.2, … }
 */
export function trendStory(told: ToldSeries, span: Span, hasValues: boolean): Story {
  const { baselines } = told.behaviour;
  const valued = told.points.filter(isValued);
  const known = { points: valued.length, pointsNeeded: POINTS_NEEDED };
  const isShown = ({ startMs, endMs }: Span) => startMs < span.endMs && endMs > span.startMs;
  if (hasValues && valued.length < POINTS_NEEDED)
    return { kind: 'too-early', verdict: 'too-early', ...unsaid, ...known };
  if (!valued.some(isShown)) return { kind: 'no-data', verdict: 'too-early', ...unsaid, ...known };
  const index = baselines.findLastIndex(
    ({ startMs, startedBy }) => startedBy !== 'beginning' && startMs >= span.startMs && startMs < span.endMs,
  );
  // Under another definition nothing rose or fell: what comes after is told by itself.
  if (index > 0 && baselines[index]?.startedBy !== 'definition')
    return { ...shiftStory(told, index, span.endMs), ...known };
  return { ...steadyStory(told, span), ...known };
}
