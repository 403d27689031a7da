import Type from 'typebox';
import { MAX_TALLIES, TalliesAnswer, TallyBody } from '#shared/api/tallies.ts';
import { Problem } from '#shared/problems.ts';
import { floorMinute } from '#shared/units.ts';
import type { Config } from '../config/config.ts';
import type { Observation, Store } from '../store/store.ts';
import { intakeConfig } from './access.ts';
import { parsePastInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const BODY_BYTES = 16 * 1024 * 1024;

/** Finds the SLI of a tally; each (service, objective) is looked up once a body. */
function createSliFinder(config: Config, store: Store): (tally: TallyBody, at: string) => number {
  const found = new Map<string, number>();
  return (tally, at) => {
    const key = `${tally.service}\n${tally.objective}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const service = knownService(config, tally.service);
    const objective = service.objectives.find((each) => each.id === tally.objective);
    if (!objective)
      throw new Problem('unknown-objective', `${at}: ${service.id} has no objective "${tally.objective}".`);
    if (objective.source.kind !== 'push')
      throw new Problem(
        'invalid-body',
        `${at}: ${service.id}/${objective.id} is collected by Andon itself (${objective.source.kind}); only objectives with "push" take tallies.`,
      );
    const sliId = store.tallies.sliId(service.id, objective.id);
    found.set(key, sliId);
    return sliId;
  };
}

function readTallies(
  bodies: readonly TallyBody[],
  config: Config,
  store: Store,
  nowMs: number,
): Observation[] {
  const sliOf = createSliFinder(config, store);
  return bodies.map((tally, index) => {
    const at = `/${index}`;
    if (tally.good > tally.total)
      throw new Problem('invalid-body', `${at}: good ${tally.good} is more than total ${tally.total}.`, [
        { at: `${at}/good`, message: 'more than total' },
      ]);
    const minuteMs = floorMinute(parsePastInstant(tally.at, `${at}/at`, nowMs));
    return { sliId: sliOf(tally, at), minuteMs, good: tally.good, total: tally.total, covered: true };
  });
}

export function serveTallies(app: Api, { store, config, clock }: ServeDeps): void {
  app.post(
    '/tallies',
    {
      config: intakeConfig('tallies'),
      bodyLimit: BODY_BYTES,
      schema: {
        summary: 'Take in good and total by minute; the same minute again replaces it',
        consumes: ['application/json', 'application/x-ndjson'],
        body: Type.Union([TallyBody, Type.Array(TallyBody, { maxItems: MAX_TALLIES })]),
        response: { 200: TalliesAnswer },
      },
    },
    async (request) => {
      const bodies = Array.isArray(request.body) ? request.body : [request.body];
      // Every one is read before any is stored: a body is taken whole or not at all.
      const observations = readTallies(bodies, config.current(), store, clock.nowMs());
      store.tallies.replace(observations);
      return { stored: observations.length };
    },
  );
}
