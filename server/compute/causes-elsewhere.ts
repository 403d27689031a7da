import type { DeploymentKey, Incident, LinkCorrection } from '#shared/facts.ts';
import { deploymentKey, orderDeployments } from '#shared/metrics/deployment-history.ts';
import { linkVerdicts } from '#shared/metrics/link-verdicts.ts';
import type { LinkedChange, LinkedDeployment } from '#shared/metrics/linked-deployment.ts';
import { createNamedDeployment, type KnownNames } from '#shared/metrics/named-deployments.ts';
import { createShaMatch, isShaLike } from '#shared/metrics/sha-match.ts';
import type { DeliveryColumnStore, LeanDeployment } from '../store/delivery-columns.ts';
import { causeNames } from './link-changes.ts';

/** What of a service answers to names that incidents of others give their cause. */
export interface Answering {
  readonly deployments: readonly LinkedDeployment[];
  readonly changes: readonly LinkedChange[];
}

/**
 * What of a service answers to some names.
 *
 * @param names in lower case
 */
export function answering(
  columns: Pick<DeliveryColumnStore, 'changesNamed'>,
  service: string,
  deployments: readonly LeanDeployment[],
  names: ReadonlySet<string>,
): Answering {
  if (names.size === 0) return { deployments: [], changes: [] };
  const shaMatch = createShaMatch(names);
  const has = (name: string | null): boolean => name !== null && names.has(name.toLowerCase());
  const changes = [...names].flatMap((name) => columns.changesNamed(service, name, isShaLike(name)));
  const carrying = new Set(
    changes.map(({ environment, deploymentId }) => deploymentKey(service, environment, deploymentId)),
  );
  return {
    changes,
    deployments: deployments.filter(
      ({ environment, id, version, sha }) =>
        has(id) ||
        has(version) ||
        (sha !== null && shaMatch(sha).length > 0) ||
        (carrying.size > 0 && carrying.has(deploymentKey(service, environment, id))),
    ),
  };
}

/**
 * For each service the incidents of others that are caused by one of its deployments: those whose own service does not
 * know the cause that they name, or that a person named.
 *
 * @param unknown incidents whose own service does not know their cause
 * @param answerOf what of each service answers to the names that these incidents give
 * @param isKnown whether there is a deployment that a person named
 * @param names what names mean among all deployments, counted or not
 */
export function causesElsewhere(
  unknown: readonly Incident[],
  corrections: readonly LinkCorrection[],
  answerOf: ReadonlyMap<string, Answering>,
  isKnown: (deployment: DeploymentKey) => boolean,
  names: KnownNames,
): ReadonlyMap<string, readonly Incident[]> {
  const verdicts = linkVerdicts(corrections);
  const found = new Map<string, Incident[]>();
  const namedBy = (incident: Incident): string | null => {
    const said = verdicts.ofIncident(incident)?.deployment ?? null;
    if (said !== null) return isKnown(said) ? said.service : null;
    const others = [...answerOf].flatMap(([service, answers]) =>
      service === incident.service ? [] : [answers],
    );
    const ordered = orderDeployments(others.flatMap(({ deployments }) => deployments));
    const changes = others.flatMap((answers) => answers.changes);
    return createNamedDeployment(ordered, changes, [incident], names)(incident)?.service ?? null;
  };
  for (const incident of unknown) {
    const service = namedBy(incident);
    if (service === null || service === incident.service) continue;
    const known = found.get(service) ?? [];
    found.set(service, [...known, incident]);
  }
  return found;
}

/** The names that incidents give causes which their own service does not know. */
export const namesOf = (unknown: readonly Incident[]): ReadonlySet<string> =>
  new Set(unknown.flatMap(causeNames));
