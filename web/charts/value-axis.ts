import type { Unit } from '#shared/figure.ts';
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '#shared/units.ts';
import type { PlotBox } from './plot-box.ts';

/** An axis of values. A linear one begins at zero. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

const MOST_STEPS = 5;
/** Room over the highest value, for its dot and its label. */
const HEADROOM = 1.12;

const secondSteps: readonly number[] = [
  ...[1, 2, 5, 10, 20, 30].map((count) => count * MINUTE_SECONDS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_SECONDS),
  ...[1, 2, 5, 7, 14, 30, 60, 90, 180, 365].map((count) => count * DAY_SECONDS),
];

/** 1, 2 or 5 of a power of ten. */
const roundSteps: readonly number[] = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap((power) =>
  [1, 2, 5].map((lead) => Number(`${lead}e${power}`)),
);

const linearAxis = (unit: Unit, highest: number): ValueAxis => {
  const steps = unit === 'seconds' ? secondSteps : roundSteps;
  const max = highest * HEADROOM;
  const step = steps.find((each) => max / each <= MOST_STEPS) ?? max / MOST_STEPS;
  const count = Math.floor(max / step);
  return { min: 0, max, isLog: false, ticks: Array.from({ length: count + 1 }, (_, at) => at * step) };
};

const logTicks: readonly number[] = [
  ...[1, 3, 10, 30].map((count) => count * MINUTE_SECONDS),
  ...[1, 3, 8].map((count) => count * HOUR_SECONDS),
  ...[1, 3, 10, 30, 100, 365].map((count) => count * DAY_SECONDS),
];

/** Ends just outside of what is shown. */
const logAxis = (lowest: number, highest: number): ValueAxis => {
  const min = logTicks.findLast((tick) => tick < lowest) ?? lowest / 2;
  const max = highest * HEADROOM * HEADROOM;
  return { min, max, isLog: true, ticks: logTicks.filter((tick) => tick >= min && tick <= max) };
};

/** So much empty room is shown where nothing was measured. */
const emptyHighest: Record<Unit, number> = { seconds: DAY_SECONDS, ratio: 0.1, 'per-week': 4 };

/**
 * The axis for values of a unit: from zero, or by powers where that is asked and every value is above zero.
 *
 * @example valueAxis('seconds', [5 * 86_400], false).ticks // 0, 2 and 4 days
 */
export const valueAxis = (unit: Unit, values: readonly number[], isLog: boolean): ValueAxis => {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(...values);
  if (isLog && values.length > 0 && lowest > 0) return logAxis(lowest, highest);
  return linearAxis(unit, highest > 0 ? highest : emptyHighest[unit]);
};

/** Where a value lies in a plot, CSS px from its top. */
export const yOf =
  ({ min, max, isLog }: ValueAxis, { topPx, bottomPx }: Pick<PlotBox, 'topPx' | 'bottomPx'>) =>
  (value: number): number => {
    const share = isLog
      ? Math.log(Math.max(value, min) / min) / Math.log(max / min)
      : (value - min) / (max - min);
    return bottomPx - share * (bottomPx - topPx);
  };

const SKEWED = 8;

/** Whether the largest is so far above the middle one that an axis by powers shows more. */
export const isSkewed = (values: readonly number[]): boolean => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const last = sorted.at(-1);
  return middle !== undefined && last !== undefined && middle > 0 && last > SKEWED * middle;
};
