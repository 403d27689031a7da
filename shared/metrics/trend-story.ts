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
  readonly kind: 'shift' | 'steady' | 'too-early' | 'no-data';
  readonly verdict: Verdict;
  readonly went: 'up' | 'down' | null;
  /** Averages before and after the shift; of a steady series `toCentre` is its average. */
  readonly fromCentre: number | null;
  readonly toCentre: number | null;
  readonly sinceMs: number | null;
  /** No later baseline and no signal that lasts says that it went back. */
  readonly stays: boolean;
  /** Unusual complete periods without a known cause: since the shift on its other side, else all that are shown. */
  readonly odd: number;
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
function oddPeriods({ points, behaviour }: ToldSeries, span: Span, but: Side | null): number {
  const causes = behaviour.signals.filter(({ known }) => known);
  const odd = behaviour.signals.filter(({ known, side }) => !known && side !== but);
  const isOdd = (point: BehaviourPoint) =>
    isValued(point) &&
    touches(point, span) &&
    odd.some((signal) => touches(point, signal)) &&
    !causes.some((cause) => touches(point, cause));
  return points.filter(isOdd).length;
}

function shiftStory(told: ToldSeries, index: number, endMs: number): Omit<Story, 'points' | 'pointsNeeded'> {
  const { baselines } = told.behaviour;
  const shift = baselines[index];
  const side = shift?.proposedBy ?? null;
  const wentBack = [...baselines.slice(index + 1).map(({ proposedBy }) => proposedBy), ...lastingSides(told)];
  return {
    kind: 'shift',
    ...moved(new Set([side]), told.better),
    fromCentre: baselines[index - 1]?.centre ?? null,
    toCentre: shift?.centre ?? null,
    sinceMs: shift?.startMs ?? null,
    stays: wentBack.every((each) => each === side),
    odd: oddPeriods(told, { startMs: shift?.startMs ?? endMs, endMs }, side),
  };
}

const unsaid = { went: null, fromCentre: null, toCentre: null, sinceMs: null, stays: false, odd: 0 } as const;

/** The baseline in which a span ends, or the last one before. */
export const baselineAt = (
  baselines: readonly BehaviourBaseline[],
  endMs: number,
): BehaviourBaseline | null => baselines.findLast(({ startMs }) => startMs < endMs) ?? null;

/**
 * The sentence above a chart, as facts: the latest change of the usual range in the shown span, else that it is
 * steady, else why nothing can be said.
 *
 * @param span what is shown
 * @example trendStory(weeks, span) // { kind: 'shift', verdict: 'better', went: 'down', fromCentre: 5.2, toCentre: 3.2, … }
 */
export function trendStory(told: ToldSeries, span: Span): Story {
  const { baselines } = told.behaviour;
  const valued = told.points.filter(isValued);
  const known = { points: valued.length, pointsNeeded: POINTS_NEEDED };
  const isShown = ({ startMs, endMs }: Span) => startMs < span.endMs && endMs > span.startMs;
  if (!valued.some(isShown)) return { kind: 'no-data', verdict: 'too-early', ...unsaid, ...known };
  if (valued.length < POINTS_NEEDED) return { kind: 'too-early', verdict: 'too-early', ...unsaid, ...known };
  const index = baselines.findLastIndex(
    ({ startMs, startedBy }) => startedBy !== 'beginning' && startMs >= span.startMs && startMs < span.endMs,
  );
  if (index > 0) return { ...shiftStory(told, index, span.endMs), ...known };
  const sides = lastingSides(told);
  const now = sides.size === 0 ? { verdict: 'steady' as const, went: null } : moved(sides, told.better);
  const toCentre = baselineAt(baselines, span.endMs)?.centre ?? null;
  return {
    kind: 'steady',
    ...unsaid,
    ...now,
    toCentre,
    stays: true,
    odd: oddPeriods(told, span, null),
    ...known,
  };
}
