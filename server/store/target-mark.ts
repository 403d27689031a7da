import type { TargetState } from './store.ts';

/** One failure may be chance; from the second in a row on, a target is shown as not answering (METRICS.md §2). */
const FAILURES_FOR_MARK = 2;

/** Whether a target is shown as not answering. */
export const isMarked = (state: Pick<TargetState, 'failuresInARow'>): boolean =>
  state.failuresInARow >= FAILURES_FOR_MARK;
