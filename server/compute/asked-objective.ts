import { Problem } from '#shared/problems.ts';
import type { JudgedObjective } from './objectives.ts';
import { worstObjective } from './urgency.ts';

/**
 * The objective of a service whose budget is asked about; where none is named, the one that stands for the service.
 *
 * @throws Problem `unknown-objective` where the service does not have it, or has none at all
 */
export function askedObjective(
  objectives: readonly JudgedObjective[],
  service: string,
  asked: string | null,
): JudgedObjective {
  const found =
    asked === null ? worstObjective(objectives) : objectives.find(({ objective }) => objective.id === asked);
  if (found) return found;
  const known = objectives.map(({ objective }) => objective.id).join(', ') || 'none';
  throw new Problem(
    'unknown-objective',
    asked === null
      ? `${service} has no objective, so nothing of it has a budget. Add one to the service in andon.yaml.`
      : `No objective of ${service} is called "${asked.slice(0, 80)}". Known: ${known}.`,
  );
}
