import { boardHeadContract } from '#shared/api/board-head.ts';
import { isoInstant } from '#shared/time.ts';
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
      const needing = board
        .objectives({ service: null, atMs: null })
        .filter(({ needsSomeone }) => needsSomeone)
        .map(({ service }) => service.id);
      return {
        at: isoInstant(clock.nowMs()),
        build,
        team: { ...team },
        sample: board.sample,
        needs: new Set(needing).size,
        services: services.map(({ id, name, group }) => ({ id, name: { ...name }, group })),
        notices: board.notices().map(toNotice),
      };
    },
  );
}
