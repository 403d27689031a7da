import type { TallyLookup } from '../facts.ts';
import { HOUR_MS } from '../units.ts';
import { countBurn } from './burn-rate.ts';
import type { Severity } from './burn-rules.ts';
import { type BurnTerms, longestMs, ofSeverity } from './burn-terms.ts';
import { type Episode, episodes, termsAt } from './episodes.ts';
import { isQuiet } from './judge-minute.ts';

/** Most episodes are younger, so that few minutes have to be read. */
const FIRST_LOOK_MS = 6 * HOUR_MS;

/** Whether no episode can be running at an instant: every long window is below its factor. */
const allQuiet = (tallies: TallyLookup, terms: readonly BurnTerms[], atMs: number): boolean => {
  const now = termsAt(terms, atMs);
  return now?.rules.every((rule) => isQuiet(rule, now, (ms, m) => countBurn(tallies, ms, m), atMs)) ?? true;
};

/**
 * The episode that runs at `endMs`; null when none does. Looks back from there in spans that double until
 * one begins quietly, at most as far as `terms` reach.
 *
 * @param terms of successive targets, oldest first
 * @param severity whose rules count
 * @example burned from 13:42 to 13:50: still running at 14:20, since the last hour is not below the factor yet
 */
export const currentEpisode = (
  tallies: TallyLookup,
  terms: readonly BurnTerms[],
  severity: Severity,
  endMs: number,
): Episode | null => {
  const { firstMinuteMs } = tallies;
  const judged = ofSeverity(terms, severity);
  if (firstMinuteMs === null || allQuiet(tallies, judged, endMs)) return null;
  const earliestMs = Math.max(firstMinuteMs, judged[0]?.fromMs ?? endMs);
  let fromMs = Math.max(earliestMs, endMs - FIRST_LOOK_MS);
  while (fromMs > earliestMs && !allQuiet(tallies, judged, fromMs)) {
    fromMs = Math.max(earliestMs, endMs - 2 * (endMs - fromMs));
  }
  const columns = tallies.minutes(fromMs - longestMs(judged), endMs);
  const last = episodes(columns, judged, firstMinuteMs, fromMs).at(-1);
  return last !== undefined && last.endedAtMs === null ? last : null;
};
