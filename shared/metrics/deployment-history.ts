import type { Deployment, DeploymentKey } from '../facts.ts';
import type { Span } from '../time.ts';

/** What names a deployment: one (service, environment, id). */
export const deploymentKey = (service: string, environment: string, id: string): string =>
  `${service}\n${environment}\n${id}`;

type Finished = DeploymentKey & Pick<Deployment, 'finishedAtMs'>;

/** Ties are broken by name, so that the order of the facts never matters. */
const byTime = (a: Finished, b: Finished): number =>
  a.finishedAtMs - b.finishedAtMs ||
  (deploymentKey(a.service, a.environment, a.id) < deploymentKey(b.service, b.environment, b.id) ? -1 : 1);

/** Deployments, oldest first, each once however often it was told. */
export function orderDeployments<Known extends Finished>(deployments: readonly Known[]): Known[] {
  const unique = new Map(
    deployments.map((deployment) => [
      deploymentKey(deployment.service, deployment.environment, deployment.id),
      deployment,
    ]),
  );
  return [...unique.values()].sort(byTime);
}

/** Two lists in order as one, where no deployment is in both. */
export function mergeOrdered<Known extends Finished>(a: readonly Known[], b: readonly Known[]): Known[] {
  const merged: Known[] = [];
  let next = 0;
  for (const deployment of a) {
    for (let other = b[next]; other !== undefined && byTime(other, deployment) < 0; other = b[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(deployment);
  }
  for (; next < b.length; next += 1) merged.push(...b.slice(next, next + 1));
  return merged;
}

/** Place of each deployment in the order, by its key. */
export const placesOf = (ordered: readonly DeploymentKey[]): Map<string, number> =>
  new Map(
    ordered.map(({ service, environment, id }, place) => [deploymentKey(service, environment, id), place]),
  );

/** Index of the first of `sortedMs` at or after an instant: `firstIndexAt([10, 20], 15) === 1`. */
export function firstIndexAt(sortedMs: ArrayLike<number>, atMs: number): number {
  let low = 0;
  let high = sortedMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sortedMs[middle] ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Why a window without deployments has no value. */
export const reasonWithout = (firstMs: number | undefined, window: Span): 'no-data' | 'before-start' =>
  firstMs !== undefined && firstMs >= window.endMs ? 'before-start' : 'no-data';
