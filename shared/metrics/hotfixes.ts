import { isHotfix } from './hotfix-marker.ts';
import type { LinkedDeployment } from './linked-deployment.ts';
import { isSameAgain } from './same-again.ts';

/** A deployment that mends the one right before it. */
export interface Hotfix {
  readonly by: LinkedDeployment;
  readonly failed: LinkedDeployment;
}

/**
 * The deployments that are marked as hotfixes and name no incident, each with the one right before it in its line
 * (service and environment), which failed. A roll-back is none, nor is the same version once more.
 *
 * @param ordered oldest first
 * @param rollBacks those of them that took others back
 * @see METRICS.md §3, Change failure rate
 */
export function hotfixes(
  ordered: readonly LinkedDeployment[],
  rollBacks: ReadonlySet<LinkedDeployment>,
): Hotfix[] {
  const last = new Map<string, LinkedDeployment>();
  return ordered.flatMap((by): Hotfix[] => {
    const line = `${by.service}\n${by.environment}`;
    const failed = last.get(line);
    last.set(line, by);
    if (failed === undefined || by.fixesIncident !== null || rollBacks.has(by)) return [];
    return isHotfix(by) && !isSameAgain(by, failed) ? [{ by, failed }] : [];
  });
}
