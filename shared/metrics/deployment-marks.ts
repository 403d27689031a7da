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
  /** The same went out again, right after itself in its line: it brings no new changes. */
  redeployment: 64,
} as const;

/** The marks that a deployment says of itself: all but `rollBack` and `redeployment`, which are known from its line alone. */
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

/** Whether a deployment brings back what was there, or the same again: changes that only it carries are none of it. */
export const bringsNothingNew = (marks: number): boolean =>
  (marks & (deploymentMarks.rollBack | deploymentMarks.redeployment)) !== 0;
