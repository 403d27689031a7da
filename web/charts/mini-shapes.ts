import type { TrendSeries } from '#shared/api/trends.ts';
import { type TrendDot, trendDots } from './dot-kinds.ts';
import { type LimitStep, limitSteps } from './limit-steps.ts';
import { type PlotBox, xOf } from './plot-box.ts';
import { type ValueAxis, valueAxis, yOf } from './value-axis.ts';

/** A small chart, ready to be drawn. */
export interface MiniShapes {
  readonly kind: 'bars' | 'line' | 'dots';
  readonly bands: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly isTrial: boolean;
  }[];
  /** Path of the limit. */
  readonly limit: string;
  /** Where the limit that is in force ends; null where none is. */
  readonly limitEndPx: number | null;
  /** Path of the line; empty for bars and dots. */
  readonly line: string;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly isUnusual: boolean;
  }[];
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly kind: 'ordinary' | 'unusual' | 'open';
  }[];
}

/** Counts and what was spent stand up from zero; shares are a line; outages are single. */
const kindOf = ({ metric, unit, dots }: TrendSeries): MiniShapes['kind'] => {
  if (dots.length > 0 || metric === 'time-to-restore') return 'dots';
  const isBar = unit === 'per-week' || metric === 'budget-spent' || metric === 'availability';
  return isBar ? 'bars' : 'line';
};

interface Scales {
  readonly x: (atMs: number) => number;
  readonly y: (value: number) => number;
  readonly axis: ValueAxis & { readonly fromMs: number; readonly toMs: number };
}

const bandsOf = ({ behaviour }: TrendSeries, { x, y, axis }: Scales) =>
  behaviour.baselines.map(({ start, end, lower, upper, trial }) => {
    const top = y(Math.min(axis.max, upper ?? axis.max));
    const left = Math.max(x(axis.fromMs), x(Date.parse(start)));
    return {
      x: left,
      y: top,
      width: Math.max(0, Math.min(x(axis.toMs), x(Date.parse(end))) - left),
      height: Math.max(0, y(Math.max(axis.min, lower ?? axis.min)) - top),
      isTrial: trial,
    };
  });

const limitPath = (steps: readonly LimitStep[], { x, y }: Scales): string =>
  steps
    .map(({ fromMs, toMs, value }, at) => {
      const isJoined = steps[at - 1]?.toMs === fromMs;
      return `${isJoined ? 'L' : 'M'}${x(fromMs).toFixed(1)} ${y(value).toFixed(1)}H${x(toMs).toFixed(1)}`;
    })
    .join('');

const linePath = (dots: readonly TrendDot[], { x, y }: Scales): string => {
  let isOpen = false;
  return dots
    .map(({ atMs, value, kind }) => {
      const isGap = value === null || kind === 'running';
      const stroke = isGap ? '' : `${isOpen ? 'L' : 'M'}${x(atMs).toFixed(1)} ${y(value).toFixed(1)}`;
      isOpen = !isGap;
      return stroke;
    })
    .join('');
};

/** Values between two gaps, which no line reaches. */
const loneDots = (dots: readonly TrendDot[], { x, y }: Scales): MiniShapes['dots'] => {
  const drawn = dots.map(({ value, kind }) => (kind === 'running' ? null : value));
  return dots.flatMap(({ atMs }, at) => {
    const value = drawn[at] ?? null;
    const isLone = (drawn[at - 1] ?? null) === null && (drawn[at + 1] ?? null) === null;
    return value === null || !isLone ? [] : [{ x: x(atMs), y: y(value), kind: 'ordinary' as const }];
  });
};

const FILL = 0.7;

const barsOf = (dots: readonly TrendDot[], { x, y }: Scales): MiniShapes['bars'] =>
  dots.flatMap(({ startMs, endMs, value, kind }) => {
    if (value === null) return [];
    const whole = x(endMs) - x(startMs);
    const width = Math.max(1, whole * FILL);
    return [
      {
        x: x(startMs) + (whole - width) / 2,
        y: y(value),
        width,
        height: Math.max(0, y(0) - y(value)),
        isUnusual: kind === 'unusual' || kind === 'known',
      },
    ];
  });

const ownDots = (series: TrendSeries, dots: readonly TrendDot[], { x, y }: Scales): MiniShapes['dots'] =>
  series.dots.map(({ at, seconds, open }) => {
    const atMs = Date.parse(at);
    const period = dots.find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
    return {
      x: x(atMs),
      y: y(seconds),
      kind: open ? 'open' : period?.kind === 'unusual' ? 'unusual' : 'ordinary',
    };
  });

/** Every value that must be seen. */
const heights = (series: TrendSeries, steps: readonly LimitStep[]): number[] =>
  [
    ...(series.dots.length > 0
      ? series.dots.map(({ seconds }) => seconds)
      : series.points.map(({ value }) => value)),
    ...series.behaviour.baselines.flatMap(({ centre, upper }) => [centre, upper]),
    ...steps.map(({ value }) => value),
  ].filter((value) => value !== null);

/**
 * The shapes of a small chart.
 *
 * @param fromMs,toMs the same for all charts of a page
 */
export const miniShapes = (series: TrendSeries, fromMs: number, toMs: number, plot: PlotBox): MiniShapes => {
  const steps = limitSteps(series.limits, fromMs, toMs);
  const axis = valueAxis(series.unit, heights(series, steps), false);
  const scales: Scales = {
    x: xOf({ fromMs, toMs, ...plot }),
    y: yOf(axis, plot),
    axis: { ...axis, fromMs, toMs },
  };
  const dots = trendDots(series, [], fromMs, toMs);
  const kind = kindOf(series);
  const last = steps.at(-1);
  const inForce = last !== undefined && last.toMs >= toMs ? scales.y(last.value) : null;
  return {
    kind,
    bands: bandsOf(series, scales),
    limit: limitPath(steps, scales),
    limitEndPx: inForce,
    line: kind === 'line' ? linePath(dots, scales) : '',
    bars: kind === 'bars' ? barsOf(dots, scales) : [],
    dots: kind === 'dots' ? ownDots(series, dots, scales) : kind === 'line' ? loneDots(dots, scales) : [],
  };
};
