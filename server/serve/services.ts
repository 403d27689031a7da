import { servicesContract } from '#shared/api/services.ts';
import { isoInstant } from '#shared/time.ts';
import { queryInstant } from './instants.ts';
import { toNotice } from './notice-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toServiceItem } from './service-item.ts';

export function serveServices(app: Api, { board, config, clock }: ServeDeps): void {
  app.get(
    servicesContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'Services with their objectives',
        querystring: servicesContract.query,
        response: { 200: servicesContract.response },
      },
    },
    async ({ query }) => {
      const { team, services } = config.current();
      const atMs = queryInstant(query.at, 'at');
      const judged = Map.groupBy(board.objectives({ service: null, atMs }), ({ service }) => service);
      return {
        at: isoInstant(atMs ?? clock.nowMs()),
        team: { ...team },
        sample: board.sample,
        items: services.map((service) => toServiceItem(service, judged.get(service) ?? [])),
        notices: board.notices().map(toNotice),
        next: null,
      };
    },
  );
}
