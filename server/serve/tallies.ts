import Type from 'typebox';
import { MAX_TALLIES, TalliesAnswer, TalliesQuery, TallyBody } from '#shared/api/tallies.ts';
import { intakeConfig } from './access.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { checkTallies, storeTallies } from './tally-observations.ts';

const BODY_BYTES = 16 * 1024 * 1024;

export function serveTallies(app: Api, { store, config, clock }: ServeDeps): void {
  app.post(
    '/tallies',
    {
      config: intakeConfig('tallies'),
      bodyLimit: BODY_BYTES,
      schema: {
        summary: 'Take in good and total by minute; the same minute again replaces it',
        consumes: ['application/json', 'application/x-ndjson'],
        querystring: TalliesQuery,
        body: Type.Union([TallyBody, Type.Array(TallyBody, { maxItems: MAX_TALLIES })]),
        response: { 200: TalliesAnswer },
      },
    },
    async (request) => {
      const bodies = Array.isArray(request.body) ? request.body : [request.body];
      // Every one is read before any is stored: a body is taken whole or not at all.
      const tallies = checkTallies(bodies, config.current(), clock.nowMs());
      if (request.query.check === true) return { stored: 0 };
      storeTallies(tallies, store);
      return { stored: tallies.length };
    },
  );
}
