import { serviceListContract } from '#shared/api/service-list.ts';
import { isoInstant } from '#shared/time.ts';
import { objectiveRow } from '../compute/objective-row.ts';
import { outDependencies } from '../compute/out-dependencies.ts';
import { queryInstant } from './instants.ts';
import { toNotice } from './notice-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toServiceRow } from './service-row-answer.ts';

export function serveServices(app: Api, { board, config, store, clock }: ServeDeps): void {
  app.get(
    serviceListContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'Services with their objectives, as a list says them',
        querystring: serviceListContract.query,
        response: { 200: serviceListContract.response },
      },
    },
    async ({ query }) => {
      const { team, services } = config.current();
      const atMs = queryInstant(query.at, 'at');
      const judged = Map.groupBy(board.objectives({ service: null, atMs }), ({ service }) => service.id);
      const known = new Map(
        services.map((service) => [service.id, { service, objectives: judged.get(service.id) ?? [] }]),
      );
      return {
        at: isoInstant(atMs ?? clock.nowMs()),
        team: { ...team },
        sample: board.sample,
        items: [...known.values()].map(({ service, objectives }) =>
          toServiceRow(
            service,
            objectives.map((each) => objectiveRow({ store, config }, each)),
            outDependencies(service, known),
          ),
        ),
        notices: board.notices().map(toNotice),
        next: null,
      };
    },
  );
}
