import { Problem } from '#shared/problems.ts';
import type { JudgedObjective } from './objectives.ts';
import { worstObjective } from './urgency.ts';

/**
 * The objective of a service that is asked for; where none is named, the one that stands for the service. Null for a
 * service without objectives.
 *
 * @throws Problem `unknown-objective` where one is named that the service does not have
 */
export function askedObjective(
  objectives: readonly JudgedObjective[],
  service: string,
  asked: string | null,
): JudgedObjective | null {
  if (asked === null) return worstObjective(objectives);
  const found = objectives.find(({ objective }) => objective.id === asked);
  if (found !== undefined) return found;
  const known = objectives.map(({ objective }) => objective.id).join(', ') || 'none';
  throw new Problem(
    'unknown-objective',
    `No objective of ${service} is called "${asked.slice(0, 80)}". Known: ${known}.`,
  );
}
