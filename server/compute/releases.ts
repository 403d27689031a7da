import type { Deployment } from '#shared/facts.ts';
import { DAY_MS } from '#shared/units.ts';

export interface ReleaseBefore {
  readonly deployment: Deployment;
  /** How long before the instant it went out. Seconds. */
  readonly beforeSeconds: number;
}

/**
 * The last release in the 24 h before an instant; null when there was none.
 * @param deployments successful production deployments, oldest first
 */
export function releaseBefore(deployments: readonly Deployment[], atMs: number): ReleaseBefore | null {
  const deployment = deployments.findLast((each) => each.finishedAtMs <= atMs);
  if (!deployment || deployment.finishedAtMs <= atMs - DAY_MS) return null;
  return { deployment, beforeSeconds: (atMs - deployment.finishedAtMs) / 1_000 };
}
