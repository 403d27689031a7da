import { MINUTE_MS } from '../units.ts';
import { burnRate } from './burn-rate.ts';
import type { BurnRule } from './burn-rules.ts';
import type { BurnTerms } from './burn-terms.ts';
import { atRest, type EpisodeState, type MeasuredEpisode } from './measured-episode.ts';
import { type CountBurn, readRule } from './rule-reading.ts';

/** What one minute is judged by. */
export interface MinuteJudging {
  /** Those in force; undefined where nothing is agreed. */
  readonly terms: BurnTerms | undefined;
  readonly count: CountBurn;
  /** When the history begins. */
  readonly firstMinuteMs: number;
}

/** Whether a rule's long window is below its factor: there an episode of it ends. */
export const isQuiet = (rule: BurnRule, terms: BurnTerms, count: CountBurn, endMs: number): boolean =>
  (burnRate(count(endMs, rule.longMinutes), terms.allowedRatio) ?? 0) < rule.factor;

/** The earliest minute of the short window whose own burn is at or above the factor. */
const burningSince = (rule: BurnRule, terms: BurnTerms, count: CountBurn, endMs: number): number => {
  let minuteMs = endMs - rule.shortMinutes * MINUTE_MS;
  const burns = (): boolean =>
    (burnRate(count(minuteMs + MINUTE_MS, 1), terms.allowedRatio) ?? 0) >= rule.factor;
  while (minuteMs < endMs - MINUTE_MS && !burns()) minuteMs += MINUTE_MS;
  return minuteMs;
};

/**
 * The rule in whose episode `endMs` lies: the one that fired first as long as its long window is not below its factor,
 * after it the strongest that fires in that very minute; undefined where none does.
 */
const holderAt = (
  { terms, count, firstMinuteMs }: MinuteJudging,
  [holder]: readonly string[],
  endMs: number,
): BurnRule | undefined => {
  const held = terms?.rules.find(({ id }) => id === holder);
  if (terms === undefined || (held !== undefined && !isQuiet(held, terms, count, endMs))) return held;
  return terms.rules.find((rule) => readRule(rule, terms, count, endMs, firstMinuteMs).firing);
};

/** The burn rate of a rule's short window, as far as it is one of those in force. */
const shortRate = ({ terms, count }: MinuteJudging, ruleId: string, endMs: number): number => {
  const rule = terms?.rules.find(({ id }) => id === ruleId);
  if (terms === undefined || rule === undefined) return 0;
  return burnRate(count(endMs, rule.shortMinutes), terms.allowedRatio) ?? 0;
};

/** Minutes are added in their order, so that fractional counts add up to the same wherever the judging began. */
const countFrom = (count: CountBurn, fromMs: number, endMs: number) => {
  let [badCount, totalCount] = [0, 0];
  for (let minuteEndMs = fromMs + MINUTE_MS; minuteEndMs <= endMs; minuteEndMs += MINUTE_MS) {
    const { bad, total } = count(minuteEndMs, 1);
    badCount += bad;
    totalCount += total;
  }
  return { badCount, totalCount };
};

const begin = (judging: MinuteJudging, terms: BurnTerms, rule: BurnRule, endMs: number): MeasuredEpisode => {
  const sinceMs = burningSince(rule, terms, judging.count, endMs);
  return {
    rule: rule.id,
    beganAtMs: endMs,
    sinceMs,
    endedAtMs: null,
    peakBurn: shortRate(judging, rule.id, endMs),
    ...countFrom(judging.count, sinceMs, endMs),
  };
};

const goOn = (judging: MinuteJudging, open: MeasuredEpisode, endMs: number): MeasuredEpisode => {
  const { bad, total } = judging.count(endMs, 1);
  const peakBurn = Math.max(open.peakBurn, shortRate(judging, open.rule, endMs));
  return { ...open, peakBurn, badCount: open.badCount + bad, totalCount: open.totalCount + total };
};

/** How it ended: its last minute counts, its last burn rate was that of the minute before. */
const end = ({ count }: MinuteJudging, open: MeasuredEpisode, endMs: number): MeasuredEpisode => {
  const { bad, total } = count(endMs, 1);
  return {
    ...open,
    endedAtMs: endMs,
    badCount: open.badCount + bad,
    totalCount: open.totalCount + total,
  };
};

/**
 * Judges the minute that ends at `endMs` (METRICS.md §2, An episode).
 *
 * @param before where the minute before it stood
 * @returns where this one stands, and the episode that ended with it
 */
export const judgeMinute = (
  judging: MinuteJudging,
  before: EpisodeState,
  endMs: number,
): { readonly now: EpisodeState; readonly ended: MeasuredEpisode | null } => {
  const holder = holderAt(judging, before.held, endMs);
  const { open } = before;
  if (judging.terms === undefined || holder === undefined)
    return { now: atRest, ended: open === null ? null : end(judging, open, endMs) };
  const running = open === null ? begin(judging, judging.terms, holder, endMs) : goOn(judging, open, endMs);
  return { now: { held: [holder.id], open: running }, ended: null };
};
