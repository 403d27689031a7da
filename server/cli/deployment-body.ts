import type { DeploymentBody } from '#shared/api/deployments.ts';
import type { DeployedChange } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import type { WholeDeployment } from '../store/store.ts';

const toChangeBody = ({ sha, committedAtMs, parentCount, message }: DeployedChange) => ({
  sha,
  committedAt: isoInstant(committedAtMs),
  parents: parentCount,
  ...(message === null ? {} : { message }),
});

/** What an import knows of a deployment, as the API takes it. */
export const toDeploymentBody = ({ deployment, changes }: WholeDeployment): DeploymentBody => {
  const { service, id, finishedAtMs, environment, version, sha, repository } = deployment;
  return {
    service,
    id,
    finishedAt: isoInstant(finishedAtMs),
    environment,
    ...(version === null ? {} : { version }),
    ...(sha === null ? {} : { sha }),
    ...(repository === null ? {} : { repository }),
    changes: changes.map(toChangeBody),
  };
};
