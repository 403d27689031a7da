import type { Episode } from './episodes.ts';

/** An episode and what it did, up to its end or, while it runs, up to where it was judged. */
export interface MeasuredEpisode extends Episode {
  /** The highest burn rate of the short window of `rule` while it ran. */
  readonly peakBurn: number;
  /** Observations that failed from `sinceMs` on. */
  readonly badCount: number;
  readonly totalCount: number;
}

/** How far the rules of an objective stand at a minute's end: all that the next minute's judging needs of the past. */
export interface EpisodeState {
  /** Id of the rule whose long window the episode waits for, alone in a list; empty when none runs. */
  readonly held: readonly string[];
  /** The episode that runs; null when none does. */
  readonly open: MeasuredEpisode | null;
}

/** Where nothing burns. */
export const atRest: EpisodeState = { held: [], open: null };
