import type { DeliveryFacts, Deployment, Incident } from '../facts.ts';
import { SECOND_MS } from '../units.ts';
import { deploymentKey, firstIndexAt, orderDeployments, placesOf } from './deployment-history.ts';
import { orderIncidents } from './incident-history.ts';
import { rollBacks } from './roll-back.ts';

/** What says that a deployment failed, strongest first (METRICS.md §3, Change failure rate). */
export const linkKinds = ['explicit', 'rollback', 'time'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface FailureLink {
  readonly deployment: Deployment;
  readonly kind: LinkKind;
  /** Id of the incident, or of the deployment that rolled back. */
  readonly evidence: string;
  /** From the deployment's finish to the incident's start; 0 for kinds that do not rest on time. */
  readonly afterSeconds: number;
}

export interface FailureLinks {
  readonly links: readonly FailureLink[];
  /** Incidents that name a cause which is not among the deployments. */
  readonly unknownCauses: readonly Incident[];
}

/** For each sha that an incident names, the first deployment of each service that carried it, oldest first. */
function firstCarriers(facts: DeliveryFacts, ordered: readonly Deployment[]): Map<string, Deployment[]> {
  const wanted = new Set([...facts.incidents, ...facts.incidentsElsewhere].map((each) => each.causedBySha));
  const places = placesOf(ordered);
  const first = new Map<string, Map<string, number>>();
  for (const { sha, service, environment, deploymentId } of facts.changes) {
    if (!wanted.has(sha)) continue;
    const place = places.get(deploymentKey(service, environment, deploymentId));
    const ofSha = first.get(sha) ?? new Map<string, number>();
    if (place === undefined || place >= (ofSha.get(service) ?? ordered.length)) continue;
    first.set(sha, ofSha.set(service, place));
  }
  const inOrder = (ofSha: Map<string, number>): Deployment[] =>
    [...ofSha.values()].sort((a, b) => a - b).flatMap((place) => ordered[place] ?? []);
  return new Map([...first].map(([sha, ofSha]) => [sha, inOrder(ofSha)]));
}

/** Which deployments an incident names: by id, else by the sha of a version, else by a change they carried. */
function createNamedBy(facts: DeliveryFacts, ordered: readonly Deployment[]) {
  const byId = Map.groupBy(ordered, (deployment) => deployment.id);
  const bySha = Map.groupBy(ordered, (deployment) => deployment.sha);
  const carriers = firstCarriers(facts, ordered);
  return ({ causedByDeployment: id, causedBySha: sha }: Incident): readonly Deployment[] => {
    const named = id === null ? undefined : byId.get(id);
    if (named !== undefined || sha === null) return named ?? [];
    return bySha.get(sha) ?? carriers.get(sha) ?? [];
  };
}

/** Of several deployments of one name: the incident's own service first, then the latest before it began. */
function likeliest(candidates: readonly Deployment[], incident: Incident): Deployment | undefined {
  const own = candidates.filter((deployment) => deployment.service === incident.service);
  const pool = own.length > 0 ? own : candidates;
  return pool.findLast((deployment) => deployment.finishedAtMs <= incident.startedAtMs) ?? pool[0];
}

/** For each service the latest deployment at or before an instant. */
function createLatestBefore(ordered: readonly Deployment[]) {
  const lines = new Map(
    [...Map.groupBy(ordered, (deployment) => deployment.service)].map(([service, deployments]) => [
      service,
      { deployments, finishedMs: deployments.map((deployment) => deployment.finishedAtMs) },
    ]),
  );
  return (service: string, atMs: number): Deployment | undefined => {
    const line = lines.get(service);
    return line?.deployments[firstIndexAt(line.finishedMs, atMs + 1) - 1];
  };
}

const namesCause = (incident: Incident): boolean =>
  incident.causedByDeployment !== null || incident.causedBySha !== null;

/** The strongest link of one incident. Null for none, and where it names a cause that is not known. */
function linkOf(
  incident: Incident,
  named: readonly Deployment[],
  latestBefore: (service: string, atMs: number) => Deployment | undefined,
): FailureLink | null {
  const evidence = incident.id;
  const cause = likeliest(named, incident);
  if (cause !== undefined) return { deployment: cause, kind: 'explicit', evidence, afterSeconds: 0 };
  if (namesCause(incident)) return null;
  const deployment = latestBefore(incident.service, incident.startedAtMs);
  if (deployment === undefined) return null;
  const afterSeconds = (incident.startedAtMs - deployment.finishedAtMs) / SECOND_MS;
  return { deployment, kind: 'time', evidence, afterSeconds };
}

/**
 * Everything that says of a deployment that it failed. An incident gives at most one link, its strongest:
 * where it names its cause, it is never blamed on a neighbour in time. An explicit link may cross services.
 *
 * @param facts in any order; the same deployment or incident may be told several times
 */
export function failureLinks(facts: DeliveryFacts): FailureLinks {
  const ordered = orderDeployments(facts.deployments);
  const namedBy = createNamedBy(facts, ordered);
  const latestBefore = createLatestBefore(ordered);
  const links: FailureLink[] = rollBacks(ordered).flatMap(({ by, failed }) =>
    failed === null ? [] : [{ deployment: failed, kind: 'rollback', evidence: by.id, afterSeconds: 0 }],
  );
  const unknownCauses: Incident[] = [];
  for (const incident of orderIncidents(facts.incidents)) {
    const named = namedBy(incident);
    const link = linkOf(incident, named, latestBefore);
    if (link !== null) links.push(link);
    if (named.length === 0 && namesCause(incident)) unknownCauses.push(incident);
  }
  // Of another service's incident only what it names counts here: it says nothing of this service by time.
  for (const incident of orderIncidents(facts.incidentsElsewhere)) {
    const cause = likeliest(namedBy(incident), incident);
    if (cause !== undefined)
      links.push({ deployment: cause, kind: 'explicit', evidence: incident.id, afterSeconds: 0 });
  }
  return { links, unknownCauses };
}
