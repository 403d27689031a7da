import type { ObjectiveSpec } from '../facts.ts';
import { allowedRatio } from './allowed-ratio.ts';
import { isTimeBased } from './sli.ts';

/**
 * Fewest events on which a ratio of this objective may stand (METRICS.md §2).
 *
 * The objective's own `minimumEvents` wins. Else ⌈1/(1 − T)⌉ where requests are counted, so that a single
 * failure cannot be the whole budget; 0 for time-based sources, without a target and for a target of 100 %,
 * which no number of events would satisfy.
 *
 * @param target 0-1; null where nothing is agreed
 * @example minimumEvents(counters, 0.999) // 1000
 */
export const minimumEvents = (spec: ObjectiveSpec, target: number | null): number => {
  if (spec.minimumEvents !== null) return spec.minimumEvents;
  if (isTimeBased(spec.sliKind) || target === null || target === 1) return 0;
  return Math.ceil(1 / allowedRatio(target));
};
