import { type Baseline, baselines } from '../stats/baselines.ts';
import type { Side } from '../stats/side.ts';
import type { ProcessLimits } from '../stats/xmr.ts';
import { type XmrSignal, xmrSignals } from '../stats/xmr-signals.ts';
import type { Span } from '../time.ts';
import type { SeriesPoint } from './delivery-series.ts';

/** What the chart needs of a point; tallies have series too. */
export type BehaviourPoint = Span & Pick<SeriesPoint, 'value' | 'partial'>;

/** Where values fall when nothing special happens. A limit that cannot occur is null. */
export interface UsualRange {
  readonly centre: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface BehaviourBaseline extends Span, UsualRange {
  /** `proposed` by a run of eight and used at once; else `trial` under twelve points, `locked` from then on. */
  readonly status: 'trial' | 'locked' | 'proposed';
  /** Whether its limits still move, also while it is proposed. */
  readonly trial: boolean;
  /** On which side of the baseline before it the run went that proposed it; null unless proposed. */
  readonly proposedBy: Side | null;
}

export interface BehaviourSignal extends Span {
  readonly rule: XmrSignal['rule'];
  readonly side: Side;
  /** Whether the change is for the better. */
  readonly improvement: boolean;
}

/** Signal or noise (METRICS.md §5). Never mixed with "outside", which is about the agreement. */
export interface Behaviour {
  /** Of the latest baseline; null while there are too few points to tell. */
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly signals: readonly BehaviourSignal[];
  /** Those with enough points for limits, oldest first. */
  readonly baselines: readonly BehaviourBaseline[];
}

const usualRange = ({ centre, lower, upper }: ProcessLimits, max: number | null): UsualRange => ({
  centre,
  lower: lower < 0 ? null : lower,
  upper: max !== null && upper > max ? null : upper,
});

/** From the start of one point to the end of another. */
function spanOf(points: readonly BehaviourPoint[], from: number, to: number): Span {
  const first = points[from];
  const last = points[to];
  if (first === undefined || last === undefined) throw new RangeError(`no points from ${from} to ${to}`);
  return { startMs: first.startMs, endMs: last.endMs };
}

function describe(
  points: readonly BehaviourPoint[],
  { fromIndex, toIndex, limits, trial, proposedBy }: Baseline,
  max: number | null,
): BehaviourBaseline[] {
  if (limits === null) return [];
  const status = proposedBy !== null ? 'proposed' : trial ? 'trial' : 'locked';
  const span = spanOf(points, fromIndex, toIndex - 1);
  return [{ ...span, ...usualRange(limits, max), status, trial, proposedBy }];
}

function signalsIn(
  points: readonly BehaviourPoint[],
  { fromIndex, toIndex, limits }: Baseline,
  better: 'higher' | 'lower',
): BehaviourSignal[] {
  if (limits === null) return [];
  const own = points.slice(fromIndex, toIndex);
  const good: Side = better === 'higher' ? 'above' : 'below';
  return xmrSignals(
    own.map((point) => point.value),
    limits,
  ).map(({ rule, side, indexes }) => ({
    ...spanOf(own, indexes[0] ?? 0, indexes.at(-1) ?? 0),
    rule,
    side,
    improvement: side === good,
  }));
}

/**
 * The behaviour of a series: its usual range, what was special, and where the usual itself changed. Rests on
 * complete periods only; those without a value are bridged.
 *
 * @param points oldest first
 * @param better which way is better
 * @param max the greatest value that can occur (1 for shares), null for no bound; nothing is under 0
 * @see METRICS.md §5
 */
export function behaviour(
  points: readonly BehaviourPoint[],
  better: 'higher' | 'lower',
  max: number | null,
): Behaviour {
  const complete = points.filter((point) => !point.partial);
  const cut = baselines(complete.map((point) => point.value));
  const latest = cut.at(-1)?.limits ?? null;
  const range = latest === null ? { centre: null, lower: null, upper: null } : usualRange(latest, max);
  return {
    ...range,
    signals: cut.flatMap((baseline) => signalsIn(complete, baseline, better)),
    baselines: cut.flatMap((baseline) => describe(complete, baseline, max)),
  };
}
