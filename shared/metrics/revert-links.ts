import { repositoryKey } from '../repository-key.ts';
import { deploymentKey, placesOf } from './deployment-history.ts';
import type { LinkedChange, LinkedDeployment } from './linked-deployment.ts';
import { createShaMatch } from './sha-match.ts';

/** A deployment that brought a change which takes back what an earlier one brought. */
export interface Revert {
  readonly by: LinkedDeployment;
  readonly failed: LinkedDeployment;
  /** The commit that takes back. */
  readonly sha: string;
}

/** Where a commit was deployed first, and under which full name. */
interface Delivery {
  readonly sha: string;
  readonly place: number;
}

const lineOf = ({ service, repository }: Pick<LinkedChange, 'service' | 'repository'>): string =>
  `${service}\n${repositoryKey(repository)}`;

/** The first deployment of each service: it only holds what others may have brought long before. */
function baselinesOf(ordered: readonly LinkedDeployment[]): ReadonlySet<number> {
  const firsts = new Map<string, number>();
  for (const [place, { service }] of ordered.entries()) if (!firsts.has(service)) firsts.set(service, place);
  return new Set(firsts.values());
}

/** The first delivery of each wanted commit, by service and repository and by the name under which it is wanted. */
function createDeliveries(wanted: readonly string[]) {
  const found = new Map<string, Delivery | 'ambiguous'>();
  const shaMatch = createShaMatch(wanted);
  return {
    note(line: string, sha: string, place: number): void {
      for (const name of shaMatch(sha)) {
        const key = `${line}\n${name}`;
        const known = found.get(key);
        if (known === 'ambiguous') continue;
        if (known !== undefined && known.sha !== sha) found.set(key, 'ambiguous');
        else if (known === undefined || place < known.place) found.set(key, { sha, place });
      }
    },
    of(line: string, name: string): number | null {
      const delivery = found.get(`${line}\n${name.toLowerCase()}`);
      return delivery === undefined || delivery === 'ambiguous' ? null : delivery.place;
    },
  };
}

interface Reverting {
  readonly change: LinkedChange;
  readonly place: number;
}

/** Ties by name, so that the order of the facts never matters. */
const byPlace = (a: Reverting, b: Reverting): number => {
  const name = ({ change }: Reverting) => `${change.sha} ${change.revertsSha}`;
  return a.place - b.place || (name(a) < name(b) ? -1 : 1);
};

/** Each change that takes another back, at the first deployment of its service that carried it. */
function firstReverts(
  changes: readonly LinkedChange[],
  placeOf: (change: LinkedChange) => number | undefined,
): Reverting[] {
  const first = new Map<string, Reverting>();
  for (const change of changes) {
    const place = change.revertsSha === null ? undefined : placeOf(change);
    if (place === undefined) continue;
    const key = `${lineOf(change)}\n${change.sha}`;
    const known = first.get(key);
    if (known === undefined || byPlace({ change, place }, known) < 0) first.set(key, { change, place });
  }
  return [...first.values()].sort(byPlace);
}

/**
 * The deployments that took back a commit which an earlier deployment of the service had brought: that one failed. A
 * commit that came and went in one deployment, and one of the service's first deployment, says nothing.
 *
 * @param ordered oldest first
 * @param changes in any order; those that take back, and those that are taken back
 * @see METRICS.md §3, Change failure rate
 */
export function reverts(ordered: readonly LinkedDeployment[], changes: readonly LinkedChange[]): Revert[] {
  if (changes.every(({ revertsSha }) => revertsSha === null)) return [];
  const places = placesOf(ordered);
  const placeOf = ({ service, environment, deploymentId }: LinkedChange) =>
    places.get(deploymentKey(service, environment, deploymentId));
  const reverting = firstReverts(changes, placeOf);
  if (reverting.length === 0) return [];
  const deliveries = createDeliveries(reverting.flatMap(({ change }) => change.revertsSha ?? []));
  for (const change of changes) {
    const place = placeOf(change);
    if (place === undefined) continue;
    deliveries.note(lineOf(change), change.sha, place);
    if (change.originSha !== null) deliveries.note(lineOf(change), change.originSha, place);
  }
  const baselines = baselinesOf(ordered);
  return reverting.flatMap(({ change, place }): Revert[] => {
    const failedPlace = deliveries.of(lineOf(change), change.revertsSha ?? '');
    if (failedPlace === null || failedPlace >= place || baselines.has(failedPlace)) return [];
    const by = ordered[place];
    const failed = ordered[failedPlace];
    return by === undefined || failed === undefined ? [] : [{ by, failed, sha: change.sha }];
  });
}
