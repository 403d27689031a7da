import type { LinkedDeployment } from './linked-deployment.ts';
import { isSameAgain } from './same-again.ts';

/**
 * Makes a function that says of deployments, asked of each service oldest first, whether one brings again what the one
 * right before it in its line (service and environment) brought.
 *
 * @see METRICS.md §3, Lead time for changes
 */
export function createIsRedeployment(): (deployment: LinkedDeployment) => boolean {
  const last = new Map<string, LinkedDeployment>();
  return (deployment) => {
    const line = `${deployment.service}\n${deployment.environment}`;
    const before = last.get(line);
    last.set(line, deployment);
    return before !== undefined && isSameAgain(deployment, before);
  };
}
