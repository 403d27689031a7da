import { episodesContract } from '#shared/api/episodes.ts';
import { toEpisode } from './episode-answer.ts';
import { isoInstantOrNull } from './instants.ts';
import { readListQuery } from './list-query.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export function serveEpisodes(app: Api, { board, config }: ServeDeps): void {
  app.get(
    episodesContract.url,
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
        items: list.items.map(toEpisode),
        judgedTo: isoInstantOrNull(list.judgedToMs),
        next: list.next,
      };
    },
  );
}
