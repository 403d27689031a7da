import type { EpisodeShape } from '#shared/api/episodes.ts';
import { isoInstant } from '#shared/time.ts';
import type { BoardEpisode } from '../compute/episodes.ts';
import { isoInstantOrNull } from './instants.ts';

/** A breach episode as the API says it. */
export const toEpisode = (episode: BoardEpisode): EpisodeShape => ({
  service: episode.service,
  objective: episode.objective,
  rule: episode.rule,
  since: isoInstant(episode.sinceMs),
  beganAt: isoInstant(episode.beganAtMs),
  endedAt: isoInstantOrNull(episode.endedAtMs),
  peakBurn: episode.peakBurn,
  bad: episode.badCount,
  total: episode.totalCount,
  cost: episode.costRatio,
});
