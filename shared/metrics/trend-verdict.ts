import type { Verdict } from '../judgement.ts';
import type { Behaviour, BehaviourPoint } from './behaviour.ts';
import { lastTelling } from './last-telling.ts';

export interface Trend {
  readonly verdict: Verdict;
  /** Which way the value went; null where it did not, or went both ways. */
  readonly went: 'up' | 'down' | null;
  /** Complete periods with a value. */
  readonly points: number;
  readonly pointsNeeded: number;
}

/** Under so many complete periods it is too early to tell. */
export const POINTS_NEEDED = 12;

/** The sides to which the series moved: by a new baseline in sight, or a signal that has not ended. */
function movements(
  points: readonly BehaviourPoint[],
  { baselines, signals }: Behaviour,
  shownFromMs: number,
) {
  const shift = baselines.findLast((baseline) => baseline.startMs >= shownFromMs)?.proposedBy ?? null;
  const last = lastTelling(points, signals);
  const now = signals
    .filter((signal) => !signal.known && signal.endMs === last?.endMs)
    .map((signal) => signal.side);
  return new Set(shift === null ? now : [shift, ...now]);
}

/**
 * Whether it got better: the latest change of the usual range inside the shown points, or a signal in which
 * the last complete point without a known cause takes part. `changed` where these point both ways, `steady` without either.
 *
 * @param points oldest first, those before the shown ones too
 * @param behaviour of the same points
 * @param better which way is better
 * @param shownFromMs start of the first point that is shown
 * @example trendVerdict(sevenWeeks, behaviour, 'lower', startMs) // { verdict: 'too-early', points: 7, pointsNeeded: 12, … }
 */
export function trendVerdict(
  points: readonly BehaviourPoint[],
  behaviour: Behaviour,
  better: 'higher' | 'lower',
  shownFromMs: number,
): Trend {
  const count = points.filter((point) => !point.partial && point.value !== null).length;
  const known = { points: count, pointsNeeded: POINTS_NEEDED };
  if (count < POINTS_NEEDED) return { verdict: 'too-early', went: null, ...known };
  const [side, other] = movements(points, behaviour, shownFromMs);
  if (side === undefined) return { verdict: 'steady', went: null, ...known };
  if (other !== undefined) return { verdict: 'changed', went: null, ...known };
  const good = (side === 'above') === (better === 'higher');
  return { verdict: good ? 'better' : 'worse', went: side === 'above' ? 'up' : 'down', ...known };
}
