import { createHash } from 'node:crypto';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import type { PlannedRelease } from './planned-releases.ts';
import { plantService } from './plant.ts';
import { draw, purposes } from './seeded-random.ts';

/** Forty hexadecimal digits, as git gives them. */
export const shaOf = (seed: number, what: string): string =>
  createHash('sha1').update(`${seed} ${what}`).digest('hex');

const messages = [
  'Show the lot number beside the order',
  'Retry when the line controller is busy',
  'Read limits from the inspection plan',
  'Say why a posting was refused',
  'Keep the filter when going back',
  'Time out after ten seconds',
  'Translate the new labels',
  'Log the request id',
] as const;

/** @param chance 0-1 */
export const messageOf = (chance: number): string | null =>
  messages[Math.floor(chance * messages.length)] ?? null;

type Times = Pick<
  DeployedChange,
  'committedAtMs' | 'firstCommitAtMs' | 'openedAtMs' | 'mergedAtMs' | 'reachedBranchAtMs'
>;

/** Half of the services tell of their pull requests. */
const timesOf = (
  place: number,
  finishedAtMs: number,
  leadMs: number,
  chance: (what: number) => number,
): Times => {
  const committedAtMs = finishedAtMs - Math.round(leadMs);
  if (place % 2 === 1 || finishedAtMs - committedAtMs < 6 * HOUR_MS)
    return {
      committedAtMs,
      firstCommitAtMs: null,
      openedAtMs: null,
      mergedAtMs: null,
      reachedBranchAtMs: null,
    };
  const openedAtMs = committedAtMs + Math.floor((0.2 + chance(1)) * HOUR_MS);
  const mergedAtMs = openedAtMs + Math.floor((finishedAtMs - openedAtMs) * (0.1 + 0.4 * chance(3)));
  return {
    committedAtMs,
    firstCommitAtMs: committedAtMs - Math.floor((1 + 20 * chance(2)) * HOUR_MS),
    openedAtMs,
    mergedAtMs,
    reachedBranchAtMs: mergedAtMs,
  };
};

/**
 * The changes that a deployment carries: an odd number, spread evenly around what its middle one waited, and the
 * merge that brought them together.
 *
 * @param deployment gives the names; its `sha` is the merge
 */
export const changesOf = (
  seed: number,
  deployment: Deployment,
  release: PlannedRelease,
): DeployedChange[] => {
  const { service, environment, id, finishedAtMs } = deployment;
  const isHotfix = release.kind !== 'ordinary';
  const key = finishedAtMs / 1_000;
  const { place } = plantService(service);
  const count = isHotfix ? 1 : 3 + 2 * Math.floor(draw(seed, purposes.change, key, place) * 4);
  const origin = { service, environment, deploymentId: id, repository: deployment.repository ?? service };
  const changes = Array.from({ length: count }, (_, index): DeployedChange => {
    const chance = (what: number): number => draw(seed, purposes.change, key, index, what);
    // From 0.5 to 1.5 of the middle one, a little scattered.
    const spread = isHotfix ? 1 : 0.5 + index / (count - 1);
    const leadMs = release.leadMs * (spread + 0.06 * (chance(0) - 0.5));
    return {
      ...origin,
      sha: shaOf(seed, `${id} ${index}`),
      parentCount: 1,
      ...timesOf(place, finishedAtMs, leadMs, chance),
      message: messageOf(chance(4)),
      originSha: null,
      revertsSha: null,
      pullRequest: null,
    };
  });
  const merge: DeployedChange = {
    ...origin,
    sha: deployment.sha ?? shaOf(seed, id),
    committedAtMs: finishedAtMs - 20 * MINUTE_MS,
    parentCount: 2,
    firstCommitAtMs: null,
    openedAtMs: null,
    mergedAtMs: null,
    reachedBranchAtMs: null,
    message: `Release ${deployment.version ?? id}`,
    originSha: null,
    revertsSha: null,
    pullRequest: null,
  };
  return isHotfix ? changes : [...changes, merge];
};
