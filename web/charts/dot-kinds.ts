import type { TrendSeries } from '#shared/api/trends.ts';
import { RUN_LENGTH } from '#shared/stats/runs.ts';
import type { TrendBaseline, TrendNote, TrendPoint, TrendSignal } from './trend-shapes.ts';

/** What a dot says of whether something really changed; never of what was agreed. */
export type DotKind = 'ordinary' | 'better' | 'unusual' | 'known' | 'running';

/** A period as it is drawn. */
export interface TrendDot {
  readonly startMs: number;
  readonly endMs: number;
  /** The middle of the period, where it stands. */
  readonly atMs: number;
  /** Null is a gap. */
  readonly value: number | null;
  readonly kind: DotKind;
  /** Of the note that names the cause, as the lane numbers it; null where none does. */
  readonly note: number | null;
}

const isIn = (point: TrendPoint, signal: TrendSignal): boolean =>
  Date.parse(point.start) >= Date.parse(signal.from) && Date.parse(point.end) <= Date.parse(signal.to);

const isBeyond = (value: number, centre: number, side: 'above' | 'below'): boolean =>
  side === 'above' ? value > centre : value < centre;

/** The range that judges a period: the one that had begun by then. */
export const baselineOf = (baselines: readonly TrendBaseline[], atMs: number): TrendBaseline | null =>
  baselines.findLast(({ start, end }) => Date.parse(start) <= atMs && atMs < Date.parse(end)) ?? null;

/** Whether a period is one of those that began a new usual range, by lying on one side of the old one. */
const provesShift = (point: TrendPoint, { points, behaviour }: TrendSeries): TrendBaseline | null => {
  const own = baselineOf(behaviour.baselines, Date.parse(point.start));
  if (own?.startedBy !== 'run' || own.proposedBy === null) return null;
  const before = behaviour.baselines[behaviour.baselines.indexOf(own) - 1];
  if (before === undefined || point.value === null) return null;
  const run = points.filter(
    ({ start, value, partial }) => !partial && value !== null && Date.parse(start) >= Date.parse(own.start),
  );
  const isEarly = run.slice(0, RUN_LENGTH).includes(point);
  return isEarly && isBeyond(point.value, before.centre, own.proposedBy) ? own : null;
};

/** The note of a known cause whose time touches a period; -1 where none does. */
const causeOf = ({ start, end }: TrendPoint, notes: readonly TrendNote[]): number =>
  notes.findIndex(
    ({ kind, at, until, takenBack }) =>
      kind === 'known-cause' &&
      takenBack === null &&
      Date.parse(at) < Date.parse(end) &&
      Date.parse(start) < Math.max(Date.parse(until ?? at), Date.parse(at) + 1),
  );

const kindOf = (point: TrendPoint, series: TrendSeries): DotKind => {
  if (point.partial) return 'running';
  const { signals, baselines } = series.behaviour;
  const taking = signals.filter((signal) => {
    const range = baselineOf(baselines, Date.parse(point.start));
    return (
      isIn(point, signal) && point.value !== null && isBeyond(point.value, range?.centre ?? 0, signal.side)
    );
  });
  if (taking.some(({ known }) => known)) return 'known';
  if (taking.some(({ improvement }) => !improvement)) return 'unusual';
  const shift = provesShift(point, series);
  if (shift !== null)
    return (shift.proposedBy === 'above') === (series.better === 'higher') ? 'better' : 'unusual';
  return taking.length > 0 ? 'better' : 'ordinary';
};

/**
 * The periods of a series as dots.
 *
 * @param notes as the lane numbers them, from 1
 * @param fromMs,toMs of the chart: a period that reaches beyond stands in the middle of what is shown of it
 */
export const trendDots = (
  series: TrendSeries,
  notes: readonly TrendNote[],
  fromMs: number,
  toMs: number,
): TrendDot[] =>
  series.points.map((point) => {
    const startMs = Math.max(fromMs, Date.parse(point.start));
    const endMs = Math.min(toMs, Date.parse(point.end));
    const kind = kindOf(point, series);
    const cause = kind === 'known' ? causeOf(point, notes) : -1;
    return {
      startMs,
      endMs,
      atMs: (startMs + endMs) / 2,
      value: point.value,
      kind,
      note: cause < 0 ? null : cause + 1,
    };
  });
