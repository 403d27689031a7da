import type { Deployment } from '../facts.ts';
import { isHotfix } from './hotfix-marker.ts';

/** What is known of a deployment besides its time, one bit each. */
export const deploymentMarks = {
  /** A pipeline started it. */
  automated: 1,
  /** Somebody started it by hand. Where neither bit is set, nobody said. */
  manual: 2,
  unplanned: 4,
  /** It was made to end an incident. */
  fixesIncident: 8,
  /** It brought an older version again, or says so: it carries no new changes. */
  rollBack: 16,
  /** Its branch, tag or version says `hotfix`. */
  hotfix: 32,
} as const;

/** The marks that a deployment says of itself: all but `rollBack`, which is known from its line alone. */
export function marksOf(
  deployment: Pick<Deployment, 'automated' | 'unplanned' | 'fixesIncident' | 'ref' | 'version'>,
): number {
  const { automated, unplanned, fixesIncident } = deployment;
  const known = deploymentMarks;
  const started = automated === null ? 0 : automated ? known.automated : known.manual;
  const planned = unplanned === true ? known.unplanned : 0;
  const repair = fixesIncident === null ? 0 : known.fixesIncident;
  return started | planned | repair | (isHotfix(deployment) ? known.hotfix : 0);
}
