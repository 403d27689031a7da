import type { ServiceAnswer } from '../../api/answers.ts';

/** One objective with all that the answer says of it. */
export interface ChosenObjective {
  readonly objective: ServiceAnswer['service']['objectives'][number];
  readonly ground: ServiceAnswer['grounds'][number];
  readonly failing: ServiceAnswer['failing'][number];
}

/**
 * The objective that a page is about: the one that the address asks for, else the one that stands for the service.
 * Null for a service without objectives.
 */
export const chosenObjective = (
  { service, worst, grounds, failing }: Pick<ServiceAnswer, 'service' | 'worst' | 'grounds' | 'failing'>,
  asked: string | null,
): ChosenObjective | null => {
  const places = service.objectives.map(({ objective }) => objective);
  const at = asked !== null && places.includes(asked) ? places.indexOf(asked) : places.indexOf(worst ?? '');
  const [objective, ground, fails] = [service.objectives[at], grounds[at], failing[at]];
  if (objective === undefined || ground === undefined || fails === undefined) return null;
  return { objective, ground, failing: fails };
};
