import { type BurningNow, hasStopped } from '#shared/slo/has-stopped.ts';
import type { Words } from './words.ts';

/** Whether more fails now than is allowed, of a budget that is overdrawn: then nothing is paid back. */
export const isDebtGrowing = ({ state, burnRate }: BurningNow): boolean =>
  state === 'debt' && burnRate !== null && burnRate > 1;

/**
 * The state in words that the last five minutes do not deny: what has stopped is not said to burn, and what goes on
 * failing not to pay back.
 */
export const stateText = (now: BurningNow, words: Pick<Words, 'state' | 'stopped'>): string => {
  if (hasStopped(now)) return words.stopped.state(now.state);
  return words.state(isDebtGrowing(now) ? 'outside' : now.state);
};
