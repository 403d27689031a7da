import type { TrendSeries } from '#shared/api/trends.ts';
import { RUN_LENGTH } from '#shared/stats/runs.ts';
import type { TrendBaseline } from './trend-shapes.ts';
import type { ValueAxis } from './value-axis.ts';

interface Stretch<T> {
  readonly key: string;
  readonly data: readonly ({ readonly atMs: number } & T)[];
}

const ends = ({ start, end }: Pick<TrendBaseline, 'start' | 'end'>): readonly number[] => [
  Date.parse(start),
  Date.parse(end),
];

/** Usual ranges as areas. An end that cannot occur is the end of the axis. */
export const bandData = (
  baselines: readonly TrendBaseline[],
  { min, max }: ValueAxis,
): (Stretch<{ readonly band: readonly [number, number] }> & { readonly isTrial: boolean })[] =>
  baselines.map((baseline) => {
    const band = [Math.max(min, baseline.lower ?? min), Math.min(max, baseline.upper ?? max)] as const;
    return {
      key: baseline.start,
      isTrial: baseline.trial,
      data: ends(baseline).map((atMs) => ({ atMs, band })),
    };
  });

/** Averages as a line each: between two of them nothing rises. */
export const centreLines = (baselines: readonly TrendBaseline[]): Stretch<{ readonly centre: number }>[] =>
  baselines.map((baseline) => ({
    key: baseline.start,
    data: ends(baseline).map((atMs) => ({ atMs, centre: baseline.centre })),
  }));

/** Where an old average went on until a run had proved the new one. */
export const oldCentreLines = (
  { behaviour: { baselines }, points, better }: Pick<TrendSeries, 'behaviour' | 'points' | 'better'>,
  toMs: number,
): (Stretch<{ readonly centre: number }> & { readonly isBetter: boolean })[] =>
  baselines.flatMap((baseline, at) => {
    const before = baselines[at - 1];
    if (before === undefined || baseline.startedBy !== 'run') return [];
    const run = points.filter(
      ({ start, value, partial }) => !partial && value !== null && start >= baseline.start,
    );
    const proof = run[RUN_LENGTH - 1]?.end;
    const untilMs = Math.min(toMs, proof === undefined ? toMs : Date.parse(proof));
    const data = [Date.parse(baseline.start), untilMs].map((atMs) => ({ atMs, centre: before.centre }));
    const isBetter = (baseline.proposedBy === 'above') === (better === 'higher');
    return [{ key: baseline.start, data, isBetter }];
  });
