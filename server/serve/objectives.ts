import { objectivesContract } from '#shared/api/objectives.ts';
import { queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import { toObjectiveAnswer } from './objective-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export function serveObjectives(app: Api, { board, config }: ServeDeps): void {
  app.get(
    objectivesContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'Objectives with their budgets, burn rates and states',
        querystring: objectivesContract.query,
        response: { 200: objectivesContract.response },
      },
    },
    async ({ query }) => {
      const service = query.service === undefined ? null : knownService(config.current(), query.service).id;
      const items = board.objectives({ service, atMs: queryInstant(query.at, 'at') }).map(toObjectiveAnswer);
      return { items, next: null };
    },
  );
}
