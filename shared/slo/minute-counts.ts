import type { MinuteColumns } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import type { CountBurn } from './rule-reading.ts';

const runningSums = (length: number, valueAt: (i: number) => number): Float64Array => {
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i += 1) sums[i + 1] = (sums[i] ?? 0) + valueAt(i);
  return sums;
};

/** A plain loop: as a call for each value it takes longer than the sums do. */
const isWhole = (values: Float64Array): boolean => {
  for (let i = 0; i < values.length; i += 1) if (!Number.isInteger(values[i])) return false;
  return true;
};

/** Sums of whole counts are exact: differences of running sums are what adding up would give. */
const fromRunningSums = ({ startMs, good, total }: MinuteColumns): CountBurn => {
  const bad = runningSums(total.length, (i) => (total[i] ?? 0) - (good[i] ?? 0));
  const all = runningSums(total.length, (i) => total[i] ?? 0);
  return (endMs, minutes) => {
    const end = Math.max(0, Math.min(total.length, (endMs - startMs) / MINUTE_MS));
    const start = Math.max(0, end - minutes);
    return { bad: (bad[end] ?? 0) - (bad[start] ?? 0), total: (all[end] ?? 0) - (all[start] ?? 0) };
  };
};

/** Fractional counts leave a remainder in running sums that depends on where those began; adding up does not. */
const byAdding =
  ({ startMs, good, total }: MinuteColumns): CountBurn =>
  (endMs, minutes) => {
    const end = Math.max(0, Math.min(total.length, (endMs - startMs) / MINUTE_MS));
    const sum = { bad: 0, total: 0 };
    for (let i = Math.max(0, end - minutes); i < end; i += 1) {
      sum.bad += (total[i] ?? 0) - (good[i] ?? 0);
      sum.total += total[i] ?? 0;
    }
    return sum;
  };

/** Running sums of columns take as long as adding up the windows of so many minutes. */
const FEW_MINUTES = 5;

/**
 * Counts burn windows within columns of minutes; whole counts in constant time each, once there are many to count.
 * What lies before the columns counts as nothing, and what is counted of a window does not depend on where the
 * columns begin before it.
 *
 * @param judgedCount for how many minutes windows will be counted
 */
export const countMinutes = (columns: MinuteColumns, judgedCount: number): CountBurn =>
  judgedCount > FEW_MINUTES && isWhole(columns.good) && isWhole(columns.total)
    ? fromRunningSums(columns)
    : byAdding(columns);
