import type { Incident } from '../facts.ts';
import { deliveredOnce } from './delivered-once.ts';
import type { DeliveryHistory, ServiceHistory } from './delivery-history.ts';
import { incidentKey, orderIncidents } from './incident-history.ts';
import { type Outage, outagesOf } from './outages.ts';

/** Histories put together, and what of it can be used again where few of them change. */
export interface MergedHistory extends DeliveryHistory {
  /** What was put together, by name. */
  readonly sources: readonly ServiceHistory[];
  /** Services with a repository in common, and the fates of their changes over all of them. */
  readonly kin: readonly Kin[];
}

interface Kin {
  readonly members: readonly ServiceHistory[];
  readonly fates: readonly Uint8Array[];
}

/** Services that have a repository in common, directly or over others: only they can carry the same change. */
function kindred(services: readonly ServiceHistory[]): ServiceHistory[][] {
  const groups = new Map<string, ServiceHistory[]>();
  for (const service of services) {
    const met = new Set([...service.changes.repositories].map((repository) => groups.get(repository)));
    const [largest = [], ...others] = [...met]
      .filter((group) => group !== undefined)
      .sort((a, b) => b.length - a.length);
    const joining = [...others.flat(), service];
    largest.push(...joining);
    for (const { changes } of joining)
      for (const repository of changes.repositories) groups.set(repository, largest);
  }
  return [...new Set(groups.values())].filter((group) => group.length > 1);
}

const isSameCarrying = (a: ServiceHistory | undefined, b: ServiceHistory | undefined): boolean =>
  a?.changes === b?.changes && a?.deployments === b?.deployments;

/** Each change counts once over the members: for the one that brought it first. */
function kinOf(group: readonly ServiceHistory[], before: MergedHistory | null): Kin {
  const members = group.toSorted(byName);
  const known = before?.kin.find(
    (kin) =>
      kin.members.length === members.length &&
      kin.members.every((member, index) => isSameCarrying(member, members[index])),
  );
  if (known !== undefined) return { members, fates: known.fates };
  return {
    members,
    fates: deliveredOnce(
      members.map(({ service, changes, deployments: { finishedAtMs, marks } }) => ({
        service,
        changes,
        finishedAtMs,
        marks,
      })),
    ),
  };
}

const byName = (a: ServiceHistory, b: ServiceHistory): number =>
  a.service < b.service ? -1 : a.service > b.service ? 1 : 0;

/** The services as they are seen together. The same object as before where nothing of it is other than before. */
function seenTogether(
  sources: readonly ServiceHistory[],
  kin: readonly Kin[],
  before: MergedHistory | null,
): ServiceHistory[] {
  const fatesOf = new Map(
    kin.flatMap(({ members, fates }) => members.map((member, index) => [member, fates[index]] as const)),
  );
  const earlier = new Map(before?.sources.map((source, index) => [source, before.services[index]]));
  return sources.map((source) => {
    const fates = fatesOf.get(source) ?? source.changes.fates;
    const known = earlier.get(source);
    if (known?.changes.fates === fates) return known;
    return fates === source.changes.fates ? source : { ...source, changes: { ...source.changes, fates } };
  });
}

/** Causes that no service knows: what one names may be a deployment of another. */
function stillUnknown(services: readonly ServiceHistory[]): Incident[] {
  const unknown = services.flatMap(({ unknownCauses }) => unknownCauses);
  if (unknown.length === 0) return unknown;
  const known = new Set(services.flatMap(({ incidentsElsewhere }) => incidentsElsewhere.map(incidentKey)));
  return orderIncidents(unknown.filter((incident) => !known.has(incidentKey(incident))));
}

/** Fifty thousand incidents need not be sorted again because of a deployment. */
function incidentsOf(sources: readonly ServiceHistory[], before: MergedHistory | null): readonly Incident[] {
  const isSame =
    before?.sources.length === sources.length &&
    before.sources.every(({ incidents }, index) => incidents === sources[index]?.incidents);
  return isSame ? before.incidents : orderIncidents(sources.flatMap(({ incidents }) => incidents));
}

function onceOutages(incidents: readonly Incident[]): () => readonly Outage[] {
  let known: readonly Outage[] | null = null;
  return () => {
    known ??= outagesOf(incidents);
    return known;
  };
}

/**
 * Puts the histories of services together: the same as the history of all their facts. A change counts once per
 * repository and sha over all of them.
 *
 * @param services each service once
 * @param before an earlier answer, of which is used again what still holds
 */
export function mergeHistories(
  services: readonly ServiceHistory[],
  before: MergedHistory | null = null,
): MergedHistory {
  const sources = services.toSorted(byName);
  const kin = kindred(sources).map((group) => kinOf(group, before));
  const together = seenTogether(sources, kin, before);
  const incidents = incidentsOf(sources, before);
  const firsts = together.flatMap(({ deployments }) => deployments.finishedAtMs[0] ?? []);
  return {
    sources,
    kin,
    services: together,
    firstMs: firsts.length === 0 ? undefined : Math.min(...firsts),
    incidents,
    outages: before?.incidents === incidents ? before.outages : onceOutages(incidents),
    unknownCauses: stillUnknown(together),
    unshipped: together.flatMap(({ unshipped }) => unshipped),
  };
}
