import { boardHeadContract } from '#shared/api/board-head.ts';
import { isoInstant } from '#shared/time.ts';
import { worstObjective } from '../compute/urgency.ts';
import { toNotice } from './notice-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export function serveBoardHead(app: Api, { board, config, clock, build }: ServeDeps): void {
  app.get(
    boardHeadContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'What stands around every page: the team, its services by name, how many need someone',
        response: { 200: boardHeadContract.response },
      },
    },
    async () => {
      const { team, services } = config.current();
      const judged = board.objectives({ service: null, atMs: null });
      const ofService = Map.groupBy(judged, ({ service }) => service.id);
      const needing = judged.filter(({ needsSomeone }) => needsSomeone).map(({ service }) => service.id);
      return {
        at: isoInstant(clock.nowMs()),
        build,
        team: { ...team },
        sample: board.sample,
        needs: new Set(needing).size,
        services: services.map(({ id, name, group }) => ({
          id,
          name: { ...name },
          group,
          state: worstObjective(ofService.get(id) ?? [])?.judged.state ?? null,
        })),
        notices: board.notices().map(toNotice),
      };
    },
  );
}
