import type { Incident } from '#shared/facts.ts';
import type { LinkedChange } from '#shared/metrics/linked-deployment.ts';
import { isShaLike } from '#shared/metrics/sha-match.ts';
import type { DeliveryColumnStore } from '../store/delivery-columns.ts';

/** What an incident may name of a deployment or a change, in lower case. */
export const causeNames = ({
  causedByDeployment,
  causedBySha,
}: Pick<Incident, 'causedByDeployment' | 'causedBySha'>): string[] =>
  [causedByDeployment, causedBySha].flatMap((name) => (name === null ? [] : [name.toLowerCase()]));

/**
 * The changes of a service that say something of failures: those that take back or were picked, and those that these
 * take back or that incidents name.
 */
export function linkChanges(
  columns: Pick<DeliveryColumnStore, 'changesNamed'>,
  service: string,
  marked: readonly LinkedChange[],
  incidents: readonly Incident[],
): LinkedChange[] {
  const names = new Set([
    ...marked.flatMap(({ revertsSha }) => (revertsSha === null ? [] : [revertsSha.toLowerCase()])),
    ...incidents.flatMap(causeNames),
  ]);
  const named = [...names].flatMap((name) => columns.changesNamed(service, name, isShaLike(name)));
  const keyOf = ({ environment, deploymentId, repository, sha }: LinkedChange): string =>
    JSON.stringify([environment, deploymentId, repository, sha]);
  return [...new Map([...marked, ...named].map((change) => [keyOf(change), change])).values()];
}
