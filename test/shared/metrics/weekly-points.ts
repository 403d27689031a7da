import type { BehaviourPoint } from '#shared/metrics/behaviour.ts';
import { WEEK_MS } from '#shared/units.ts';

/** Complete weeks with these values, oldest first; null is a gap. */
export const weekly = (values: readonly (number | null)[]): BehaviourPoint[] =>
  values.map((value, index) => ({
    startMs: index * WEEK_MS,
    endMs: (index + 1) * WEEK_MS,
    value,
    partial: false,
  }));
