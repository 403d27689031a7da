import type { MinuteColumns } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import type { BurnTerms } from './burn-terms.ts';
import { judgeMinute } from './judge-minute.ts';
import { atRest, type EpisodeState, type MeasuredEpisode } from './measured-episode.ts';
import { countMinutes } from './minute-counts.ts';

/** A time in which an objective burned. */
export interface Episode {
  /** Id of the rule that fired first. */
  readonly rule: string;
  /** When it first fired. */
  readonly beganAtMs: number;
  /** When the burning that made it fire began: its earliest bad minute. */
  readonly sinceMs: number;
  /** Null while it runs. */
  readonly endedAtMs: number | null;
}

/** The terms that hold for windows ending at `endMs`. */
export const termsAt = (terms: readonly BurnTerms[], endMs: number): BurnTerms | undefined =>
  terms.find(({ fromMs, toMs }) => fromMs < endMs && endMs <= toMs);

/** Where a judging ended, and the episodes that ended on the way, oldest first. */
export interface JudgedMinutes {
  readonly ended: readonly MeasuredEpisode[];
  readonly now: EpisodeState;
}

/**
 * Judges minute by minute up to the columns' end, each by the terms in force then.
 *
 * @param columns minutes up to the end; those before `fromMs` only feed the windows
 * @param terms with the rules that count: the page rules, or the ticket rules
 * @param firstMinuteMs when the history begins
 * @param fromMs where `before` stands: the first minute that is judged begins there
 */
export const judgeMinutes = (
  columns: MinuteColumns,
  terms: readonly BurnTerms[],
  firstMinuteMs: number,
  fromMs: number,
  before: EpisodeState,
): JudgedMinutes => {
  const lastMs = columns.startMs + columns.total.length * MINUTE_MS;
  const count = countMinutes(columns, (lastMs - fromMs) / MINUTE_MS);
  const ended: MeasuredEpisode[] = [];
  let now = before;
  for (let endMs = fromMs + MINUTE_MS; endMs <= lastMs; endMs += MINUTE_MS) {
    const judged = judgeMinute({ terms: termsAt(terms, endMs), count, firstMinuteMs }, now, endMs);
    if (judged.ended !== null) ended.push(judged.ended);
    now = judged.now;
  }
  return { ended, now };
};

const asEpisode = ({ rule, beganAtMs, sinceMs, endedAtMs }: MeasuredEpisode): Episode => ({
  rule,
  beganAtMs,
  sinceMs,
  endedAtMs,
});

/**
 * The episodes of an objective (METRICS.md §2), oldest first: from the minute in which a rule first fires
 * until that rule's long window is below its factor. Where another rule fires in that very minute the episode goes
 * on with it. Each minute is judged by the terms in force then; takes time in proportion to the minutes.
 *
 * @param fromMs first window end that is judged, a minute edge, epoch ms
 * @example a failure of all requests from 13:40 on, judged for 99.9 %: since 13:40
 */
export const episodes = (
  columns: MinuteColumns,
  terms: readonly BurnTerms[],
  firstMinuteMs: number,
  fromMs: number,
): Episode[] => {
  const { ended, now } = judgeMinutes(columns, terms, firstMinuteMs, fromMs - MINUTE_MS, atRest);
  return [...ended, ...(now.open === null ? [] : [now.open])].map(asEpisode);
};
