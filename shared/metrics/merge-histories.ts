import type { Incident } from '../facts.ts';
import { deliveredOnce } from './delivered-once.ts';
import type { DeliveryHistory, ServiceHistory } from './delivery-history.ts';
import { incidentKey, orderIncidents } from './incident-history.ts';

/** Services that have a repository in common, one way or over others: only they can carry the same change. */
function kindred(services: readonly ServiceHistory[]): ServiceHistory[][] {
  const groups = new Map<string, ServiceHistory[]>();
  for (const service of services) {
    const met = [...service.changes.repositories].map((repository) => groups.get(repository));
    const group = [...new Set(met)].flatMap((each) => each ?? []).concat(service);
    for (const { changes } of group)
      for (const repository of changes.repositories) groups.set(repository, group);
  }
  return [...new Set(groups.values())].filter((group) => group.length > 1);
}

/** Services as they are seen together: a change that several carried counts for the one that was first. */
function countOnce(services: readonly ServiceHistory[]): ServiceHistory[] {
  const shared = new Map<ServiceHistory, Uint8Array>();
  for (const group of kindred(services)) {
    const members = group.map(({ service, changes, deployments: { finishedAtMs, marks } }) => ({
      service,
      changes,
      finishedAtMs,
      marks,
    }));
    for (const [member, fates] of deliveredOnce(members).entries()) {
      const service = group[member];
      if (service !== undefined) shared.set(service, fates);
    }
  }
  return services.map((service) => {
    const fates = shared.get(service);
    return fates === undefined ? service : { ...service, changes: { ...service.changes, fates } };
  });
}

/** Causes that no service knows: what one names may be a deployment of another. */
function stillUnknown(services: readonly ServiceHistory[]): Incident[] {
  const unknown = services.flatMap(({ unknownCauses }) => unknownCauses);
  if (unknown.length === 0) return unknown;
  const linked = services.flatMap(({ links }) => links.flatMap(({ link }) => link.incident ?? []));
  const known = new Set(linked.map(incidentKey));
  return orderIncidents(unknown.filter((incident) => !known.has(incidentKey(incident))));
}

/**
 * Puts the histories of services together: the same as the history of all their facts. A change counts once per
 * repository and sha over all of them.
 *
 * @param services each service once
 */
export function mergeHistories(services: readonly ServiceHistory[]): DeliveryHistory {
  const ordered = countOnce(services).sort((a, b) => (a.service < b.service ? -1 : 1));
  const firsts = ordered.flatMap(({ deployments }) => deployments.finishedAtMs[0] ?? []);
  return {
    services: ordered,
    firstMs: firsts.length === 0 ? undefined : Math.min(...firsts),
    incidents: orderIncidents(ordered.flatMap(({ incidents }) => incidents)),
    unknownCauses: stillUnknown(ordered),
    unshipped: ordered.flatMap(({ unshipped }) => unshipped),
  };
}
