import { type EpisodeShape, episodesContract } from '#shared/api/episodes.ts';
import { isoInstant } from '#shared/time.ts';
import type { BoardEpisode } from '../compute/episodes.ts';
import { isoInstantOrNull } from './instants.ts';
import { readListQuery } from './list-query.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

/** An episode as the API says it. */
export const toEpisodeAnswer = (episode: BoardEpisode): EpisodeShape => ({
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

export function serveEpisodes(app: Api, { board, config }: ServeDeps): void {
  app.get(
    '/episodes',
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'Times in which an objective burned, newest first',
        querystring: episodesContract.query,
        response: { 200: episodesContract.response },
      },
    },
    async ({ query }) => {
      const asked = { ...readListQuery(query, config.current()), objective: query.objective ?? null };
      const list = board.episodeList(asked);
      return {
        items: list.items.map(toEpisodeAnswer),
        judgedTo: isoInstantOrNull(list.judgedToMs),
        next: list.next,
      };
    },
  );
}
