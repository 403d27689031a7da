import type { MinuteColumns } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import { burnRate } from './burn-rate.ts';
import type { BurnTerms } from './burn-terms.ts';
import { type Episode, termsAt } from './episodes.ts';
import type { BurningSpan } from './statement-claims.ts';

/** Burning that the shortest burn window still sees goes on. */
const FRESH_MS = 5 * MINUTE_MS;

/** The burn rate at which the slowest page rule fires; null where none can. */
const slowestFactor = (terms: BurnTerms): number | null => {
  const factors = terms.rules.filter(({ severity }) => severity === 'page').map(({ factor }) => factor);
  return factors.length === 0 ? null : Math.min(...factors);
};

/**
 * The time in which an episode burned, as far as it lies in the columns: from its `sinceMs` to the end of its last
 * minute that burned as fast as the slowest page rule asks. The hours that an episode goes on afterwards, until its
 * long window has forgotten it, are no part of it. It runs where that minute is one of the last five of the columns.
 *
 * @returns null where nothing of it is in the columns
 * @example failed from 13:42 to 13:58, quiet at 14:58: [13:42, 13:59)
 */
export const burningSpan = (
  episode: Episode,
  terms: readonly BurnTerms[],
  { startMs, good, total }: MinuteColumns,
): BurningSpan | null => {
  const judged = termsAt(terms, episode.beganAtMs) ?? terms[0];
  const factor = judged === undefined ? null : slowestFactor(judged);
  const burns = (minuteMs: number): boolean => {
    const i = (minuteMs - startMs) / MINUTE_MS;
    const all = total[i] ?? 0;
    const rate = burnRate({ bad: all - (good[i] ?? 0), total: all }, judged?.allowedRatio ?? 0);
    return rate !== null && factor !== null && rate >= factor;
  };
  const columnsEndMs = startMs + total.length * MINUTE_MS;
  const fromMs = Math.max(startMs, episode.sinceMs);
  let endMs = Math.min(episode.endedAtMs ?? columnsEndMs, columnsEndMs);
  while (endMs > fromMs && !burns(endMs - MINUTE_MS)) endMs -= MINUTE_MS;
  return endMs > fromMs ? { startMs: fromMs, endMs, running: endMs > columnsEndMs - FRESH_MS } : null;
};
