import type { MinuteColumns } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import type { CountBurn } from './rule-reading.ts';

const runningSums = (length: number, valueAt: (i: number) => number): Float64Array => {
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i += 1) sums[i + 1] = (sums[i] ?? 0) + valueAt(i);
  return sums;
};

/**
 * Counts burn windows within columns of minutes in constant time each, from running sums. What lies before
 * the columns counts as nothing.
 */
export const countMinutes = ({ startMs, good, total }: MinuteColumns): CountBurn => {
  const bad = runningSums(total.length, (i) => (total[i] ?? 0) - (good[i] ?? 0));
  const all = runningSums(total.length, (i) => total[i] ?? 0);
  return (endMs, minutes) => {
    const end = Math.min(total.length, (endMs - startMs) / MINUTE_MS);
    const start = Math.max(0, end - minutes);
    return { bad: (bad[end] ?? 0) - (bad[start] ?? 0), total: (all[end] ?? 0) - (all[start] ?? 0) };
  };
};
