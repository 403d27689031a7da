import type { DeployedChange, Deployment, DeploymentKey } from '../facts.ts';

/** What the rules of failure need to know of a deployment. */
export type LinkedDeployment = DeploymentKey &
  Pick<Deployment, 'finishedAtMs' | 'version' | 'sha' | 'rollbackOf' | 'ref' | 'unplanned' | 'fixesIncident'>;

/** What they need to know of a change: of those that nobody names and that take nothing back, nothing. */
export type LinkedChange = Pick<
  DeployedChange,
  'service' | 'environment' | 'deploymentId' | 'repository' | 'sha' | 'originSha' | 'revertsSha'
>;
