import type { TimeAxis } from './nearest-point.ts';
import { createLayout, type TrendLayout } from './plot-box.ts';
import type { ValueAxis } from './value-axis.ts';

/** What was left of a budget at an instant: a share, signed; null where it was not known. */
export interface BudgetPoint {
  readonly atMs: number;
  readonly remaining: number | null;
}

/** The budget line at a width. @example budgetLayout(900).plot.rightPx // 768 */
export const budgetLayout = createLayout({
  smallBelowPx: 560,
  wide: { leftPx: 84, rightPx: 132, topPx: 14, heightPx: 340 },
  small: { leftPx: 50, rightPx: 58, topPx: 12, heightPx: 220 },
});

/** Its axis of time: from the first point to the last, or to where the budget goes. */
export const budgetTime = (
  points: readonly BudgetPoint[],
  projected: Pick<BudgetPoint, 'atMs'> | null,
  { plot: { leftPx, rightPx } }: Pick<TrendLayout, 'plot'>,
): TimeAxis => {
  const fromMs = points[0]?.atMs ?? 0;
  const lastMs = points.at(-1)?.atMs ?? fromMs;
  return { fromMs, toMs: Math.max(lastMs, projected?.atMs ?? lastMs), leftPx, rightPx };
};

const MOST_STEPS = 6;
/** Under the lowest point, so that the line does not run along the edge. */
const ROOM = 1.06;
/** A whole budget that is a smaller part of the axis has no room for a name beside that of zero. */
const LEAST_SHARE = 0.09;

/** 0.25, 0.5, 1, 2, 5, 10, …: a quarter of a budget is the finest that anybody asks for. */
const stepFor = (length: number): number => {
  if (length / 0.25 <= MOST_STEPS) return 0.25;
  const power = 10 ** Math.floor(Math.log10(length / MOST_STEPS));
  return [1, 2, 5, 10].map((lead) => lead * power).find((step) => length / step <= MOST_STEPS) ?? 10 * power;
};

/**
 * Its axis of shares: from a whole budget down to zero, and further down as far as it was overdrawn.
 *
 * @example budgetAxis([1, 0.4]).ticks // 0, 0.25, 0.5, 0.75, 1
 */
export const budgetAxis = (shares: readonly number[]): ValueAxis => {
  const lowest = shares.reduce((low, share) => Math.min(low, share), 0);
  const highest = shares.reduce((high, share) => Math.max(high, share), 1);
  const min = lowest * ROOM;
  const step = stepFor(highest - min);
  const first = Math.ceil(min / step);
  const count = Math.floor(1 / step) - first + 1;
  const ticks = Array.from({ length: count }, (_, index) => (first + index) * step + 0);
  const hasWhole = ticks.at(-1) === 1 || 1 / (highest - min) < LEAST_SHARE;
  return { min, max: highest, isLog: false, ticks: hasWhole ? ticks : [...ticks, 1] };
};

/** A stretch of a drawing, CSS px. */
export interface Stretch {
  readonly xPx: number;
  readonly widthPx: number;
}

/** An hour of thirty days is a pixel: what is shorter is drawn so wide. */
const LEAST_PX = 3;

/**
 * Where spans of time lie in a drawing; what runs still runs to `nowMs`, and what lies outside is left out.
 *
 * @param x place of a moment
 */
export const stretchesOf = (
  spans: readonly { readonly fromMs: number; readonly toMs: number | null }[],
  { fromMs, leftPx, rightPx }: TimeAxis,
  x: (atMs: number) => number,
  nowMs: number,
): Stretch[] =>
  spans.flatMap((span) => {
    const endMs = span.toMs ?? nowMs;
    if (endMs <= fromMs) return [];
    const startPx = Math.max(leftPx, x(span.fromMs));
    const widthPx = Math.max(LEAST_PX, Math.min(rightPx, x(endMs)) - startPx);
    return startPx >= rightPx ? [] : [{ xPx: Math.min(startPx, rightPx - widthPx), widthPx }];
  });
