import type { TallyLookup } from '#shared/facts.ts';
import type { EpisodeState } from '#shared/slo/measured-episode.ts';

/** Where the judging of an objective stands at an instant. */
export interface Checkpoint {
  readonly atMs: number;
  readonly state: EpisodeState;
}

/** An objective under watch. */
export interface WatchedSli {
  readonly sliId: number;
  readonly tallies: TallyLookup;
  /** Where its judging stood a while ago, oldest first. */
  checkpoints: readonly Checkpoint[];
}
