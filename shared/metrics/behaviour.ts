import { type Baseline, type BaselineMarks, baselines } from '../stats/baselines.ts';
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
  /**
   * `proposed` by a run of eight, and used at once, until a person confirms it; else `trial` under twelve points,
   * `locked` from then on.
   */
  readonly status: 'trial' | 'locked' | 'proposed';
  /** A run of eight began it, a mark of a person, or another definition. */
  readonly startedBy: Baseline['startedBy'];
  /** Whether its limits still move, also while it is proposed. */
  readonly trial: boolean;
  /** On which side of the baseline before it lies the run at its beginning; null where there is none. */
  readonly proposedBy: Side | null;
}

export interface BehaviourSignal extends Span {
  readonly rule: XmrSignal['rule'];
  readonly side: Side;
  /** Whether the change is for the better. */
  readonly improvement: boolean;
  /** Of one value outside the limits: whether its cause is known. It proves no change then. */
  readonly known: boolean;
}

/** What people said of a series (METRICS.md §5). */
export interface BehaviourMarks {
  /** A period that touches one of these has a known cause: it stays, and leaves the usual range. */
  readonly knownCauses: readonly Span[];
  /** When the process itself changed, epoch ms: a baseline begins with the period that begins nearest to it. */
  readonly processChanges: readonly number[];
  /** When what is measured became something else, epoch ms, such as a target in what is spent of a budget. */
  readonly definitionChanges: readonly number[];
  /** Starts of proposed baselines that a person confirmed, or sent back, epoch ms. */
  readonly confirmed: readonly number[];
  readonly sentBack: readonly number[];
}

export const unmarked: BehaviourMarks = {
  knownCauses: [],
  processChanges: [],
  definitionChanges: [],
  confirmed: [],
  sentBack: [],
};

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

const touches = (point: Span, { startMs, endMs }: Span): boolean =>
  point.startMs < Math.max(endMs, startMs + 1) && startMs < point.endMs;

const indexesWhere = (points: readonly BehaviourPoint[], is: (point: BehaviourPoint) => boolean) =>
  new Set(points.flatMap((point, index) => (is(point) ? [index] : [])));

/**
 * The period that begins nearest to an instant. The running one begins where the last complete one ends: its index is
 * the one after theirs, where no baseline begins as long as it runs. 0 without periods.
 */
function nearestStart(points: readonly BehaviourPoint[], atMs: number): number {
  const startsMs = points.map(({ startMs }) => startMs);
  const edgesMs = [...startsMs, ...points.slice(-1).map(({ endMs }) => endMs)];
  const after = edgesMs.findIndex((edgeMs) => edgeMs >= atMs);
  const next = after === -1 ? points.length : after;
  const distance = (index: number) => Math.abs((edgesMs[index] ?? Number.POSITIVE_INFINITY) - atMs);
  return distance(next - 1) < distance(next) ? next - 1 : next;
}

const placeMarks = (points: readonly BehaviourPoint[], marks: BehaviourMarks): BaselineMarks => ({
  known: indexesWhere(points, (point) => marks.knownCauses.some((span) => touches(point, span))),
  starts: new Set(marks.processChanges.map((atMs) => nearestStart(points, atMs))),
  redefined: new Set(marks.definitionChanges.map((atMs) => nearestStart(points, atMs))),
  refused: indexesWhere(points, ({ startMs }) => marks.sentBack.includes(startMs)),
});

function describe(
  points: readonly BehaviourPoint[],
  { fromIndex, toIndex, limits, trial, startedBy, proposedBy }: Baseline,
  confirmed: readonly number[],
  max: number | null,
): BehaviourBaseline[] {
  if (limits === null) return [];
  const span = spanOf(points, fromIndex, toIndex - 1);
  const isProposed = startedBy === 'run' && !confirmed.includes(span.startMs);
  const status = isProposed ? 'proposed' : trial ? 'trial' : 'locked';
  return [{ ...span, ...usualRange(limits, max), status, trial, startedBy, proposedBy }];
}

/** The values of which `is` says so; the others are gaps. */
const valuesWhere = (
  points: readonly BehaviourPoint[],
  { fromIndex, toIndex }: Baseline,
  is: (index: number) => boolean,
): (number | null)[] =>
  points.slice(fromIndex, toIndex).map(({ value }, index) => (is(fromIndex + index) ? value : null));

function signalsIn(
  points: readonly BehaviourPoint[],
  baseline: Baseline,
  known: ReadonlySet<number>,
  better: 'higher' | 'lower',
): BehaviourSignal[] {
  const { fromIndex, limits } = baseline;
  if (limits === null) return [];
  const good: Side = better === 'higher' ? 'above' : 'below';
  const ofKnown = xmrSignals(
    valuesWhere(points, baseline, (index) => known.has(index)),
    limits,
  ).filter(({ rule }) => rule === 'outside');
  const others = xmrSignals(
    valuesWhere(points, baseline, (index) => !known.has(index)),
    limits,
  );
  const say = ({ rule, side, indexes }: XmrSignal, isKnown: boolean): BehaviourSignal => ({
    ...spanOf(points, fromIndex + (indexes[0] ?? 0), fromIndex + (indexes.at(-1) ?? 0)),
    rule,
    side,
    improvement: side === good,
    known: isKnown,
  });
  return [...others.map((signal) => say(signal, false)), ...ofKnown.map((signal) => say(signal, true))];
}

/**
 * The behaviour of a series: its usual range, what was special, and where the usual itself changed. Rests on
 * complete periods only; those without a value are bridged.
 *
 * @param points oldest first
 * @param better which way is better
 * @param max the greatest value that can occur (1 for shares), null for no bound; nothing is under 0
 * @param marks what people said of it
 * @see METRICS.md §5
 */
export function behaviour(
  points: readonly BehaviourPoint[],
  better: 'higher' | 'lower',
  max: number | null,
  marks: BehaviourMarks = unmarked,
): Behaviour {
  const complete = points.filter((point) => !point.partial);
  const placed = placeMarks(complete, marks);
  const cut = baselines(
    complete.map((point) => point.value),
    placed,
  );
  const latest = cut.at(-1)?.limits ?? null;
  const range = latest === null ? { centre: null, lower: null, upper: null } : usualRange(latest, max);
  return {
    ...range,
    signals: cut.flatMap((baseline) => signalsIn(complete, baseline, placed.known, better)),
    baselines: cut.flatMap((baseline) => describe(complete, baseline, marks.confirmed, max)),
  };
}
