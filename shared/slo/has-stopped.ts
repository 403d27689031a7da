import type { State } from '../judgement.ts';

/** What says whether a burning goes on. */
export interface BurningNow {
  readonly state: State;
  /** Share of the last five minutes' events that failed; null without events. */
  readonly failingRatio: number | null;
  /** Burn rate over the last five minutes; null without events or target. */
  readonly burnRate: number | null;
}

/** At this speed a budget lasts exactly its period. */
const SUSTAINED = 1;

/**
 * Whether what burns by the rules has stopped: nothing failed in the last five minutes, or too little to spend the
 * budget too fast. The state stays until the longer windows have passed; null says neither that it burns nor that it
 * stopped, so without events it is false.
 *
 * @example burning for page-6h, whose short window is 30 min, and nothing failed for 15: true
 */
export const hasStopped = ({ state, failingRatio, burnRate }: BurningNow): boolean => {
  if ((state !== 'burning' && state !== 'fast') || failingRatio === null) return false;
  return failingRatio === 0 || (burnRate !== null && burnRate < SUSTAINED);
};
