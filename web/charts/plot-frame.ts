import type { TimeAxis } from './nearest-point.ts';
import type { TrendLayout } from './plot-box.ts';
import type { ValueAxis } from './value-axis.ts';

/** Lines of Recharts stand still: they are drawn anew with every answer. */
export const still = { isAnimationActive: false, activeDot: false, dot: false } as const;

/** Room for the axis of time beneath the plot, CSS px. */
const AXIS_PX = 30;

const tickOf = ({ isSmall }: TrendLayout) => ({ fontSize: isSmall ? 14 : 16, fill: 'var(--ink2)' });

/** A drawing of Recharts in which the plot lies where the layout says. */
export const plotFrame = ({ plot, widthPx, heightPx }: TrendLayout) => ({
  width: widthPx,
  height: heightPx,
  margin: {
    top: plot.topPx,
    right: widthPx - plot.rightPx,
    bottom: heightPx - plot.bottomPx - AXIS_PX,
    // The axis of values takes one.
    left: plot.leftPx - 1,
  },
  accessibilityLayer: false,
});

/** What both axes have in common: their ends and ticks are ours, whatever the data are. */
const fixed = { type: 'number', interval: 0, tickLine: false, allowDataOverflow: true } as const;

/** An axis of time for the data's `atMs`. */
export const timeAxisProps = (layout: TrendLayout, { fromMs, toMs }: TimeAxis, ticks: readonly number[]) => ({
  ...fixed,
  dataKey: 'atMs',
  scale: 'time' as const,
  domain: [fromMs, toMs],
  ticks: [...ticks],
  height: AXIS_PX,
  tick: tickOf(layout),
  axisLine: { stroke: 'var(--line-strong)' },
});

/** An axis of values, without a line of its own. */
export const valueAxisProps = (layout: TrendLayout, { min, max, ticks, isLog }: ValueAxis) => ({
  ...fixed,
  scale: isLog ? ('log' as const) : ('linear' as const),
  domain: [min, max],
  ticks: [...ticks],
  width: 1,
  tick: tickOf(layout),
  axisLine: false,
});
