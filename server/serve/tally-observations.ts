import type { TallyBody } from '#shared/api/tallies.ts';
import { didYouMean } from '#shared/nearest.ts';
import { Problem } from '#shared/problems.ts';
import { floorMinute } from '#shared/units.ts';
import type { Config } from '../config/config.ts';
import type { Observation, Store } from '../store/store.ts';
import { parsePastInstant } from './instants.ts';
import { knownService } from './known-service.ts';

/** A tally whose service and objective are there: all but the number of its SLI. */
interface KnownTally extends Omit<Observation, 'sliId'> {
  readonly service: string;
  readonly objective: string;
}

type Named = Pick<KnownTally, 'service' | 'objective'>;

/** The same problem, with the place of its row: whoever sent a file finds the line by it. */
const inRow = (error: unknown, at: string): unknown => {
  if (!(error instanceof Problem)) return error;
  const parts = error.parts.map((part) => ({ ...part, at: `${at}/${part.at}` }));
  return new Problem(
    error.code,
    `${at}: ${error.message}`,
    parts.length > 0 ? parts : [{ at, message: error.message }],
  );
};

/** Finds the objective that a tally is of; each (service, objective) is looked up once. */
function createObjectiveFinder(config: Config): (tally: TallyBody, at: string) => Named {
  const found = new Map<string, Named>();
  const find = ({ service: name, objective: id }: TallyBody): Named => {
    const service = knownService(config, name);
    const objective = service.objectives.find((each) => each.id === id);
    const asked = id.slice(0, 80);
    const meant = didYouMean(
      asked,
      service.objectives.map((each) => each.id),
    );
    if (!objective)
      throw new Problem(
        'unknown-objective',
        `${service.id} has no objective "${asked}"${meant === '' ? '.' : meant}`,
      );
    if (objective.source.kind !== 'push')
      throw new Problem(
        'invalid-body',
        `${service.id}/${objective.id} is collected by Andon itself (${objective.source.kind}); only objectives with "push" take tallies.`,
      );
    return { service: service.id, objective: objective.id };
  };
  return (tally, at) => {
    const key = `${tally.service}\n${tally.objective}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    try {
      const named = find(tally);
      found.set(key, named);
      return named;
    } catch (error) {
      throw inRow(error, at);
    }
  };
}

/**
 * Checks tallies against the configuration.
 *
 * @throws Problem for the first that cannot be taken; its parts begin with `/` and the index of the row
 */
export function checkTallies(bodies: readonly TallyBody[], config: Config, nowMs: number): KnownTally[] {
  const find = createObjectiveFinder(config);
  return bodies.map((tally, index) => {
    const at = `/${index}`;
    if (tally.good > tally.total)
      throw new Problem('invalid-body', `${at}: good ${tally.good} is more than total ${tally.total}.`, [
        { at: `${at}/good`, message: 'more than total' },
      ]);
    const minuteMs = floorMinute(parsePastInstant(tally.at, `${at}/at`, nowMs));
    return { ...find(tally, at), minuteMs, good: tally.good, total: tally.total, covered: true };
  });
}

/** Stores what `checkTallies` let through; durable when it returns. */
export function storeTallies(tallies: readonly KnownTally[], store: Store): void {
  store.tallies.replace(
    tallies.map(({ service, objective, ...counted }) => ({
      ...counted,
      sliId: store.tallies.sliId(service, objective),
    })),
  );
}
