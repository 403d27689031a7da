import type { DeliveryFacts, DeployedChange, Deployment, DeploymentKey } from '../facts.ts';
import { carriedColumns } from './change-columns.ts';
import { deliveredOnce } from './delivered-once.ts';
import type { DeliveryHistory, PlacedLink, ServiceHistory } from './delivery-history.ts';
import { deploymentKey, orderDeployments, placesOf } from './deployment-history.ts';
import { deploymentMarks, marksOf } from './deployment-marks.ts';
import { type FailureLinks, failureLinks, linkKinds } from './failure-links.ts';
import { orderIncidents } from './incident-history.ts';
import { mergeHistories } from './merge-histories.ts';
import { rollBacks } from './roll-back.ts';
import { orderUnshipped } from './unshipped-history.ts';

/** What the deployment at each place carried. */
function carriedBy(
  places: ReadonlyMap<string, number>,
  changes: readonly DeployedChange[],
): DeployedChange[][] {
  const carried: DeployedChange[][] = Array.from({ length: places.size }, () => []);
  for (const change of changes) {
    const place = places.get(deploymentKey(change.service, change.environment, change.deploymentId));
    if (place !== undefined) carried[place]?.push(change);
  }
  return carried;
}

/** By place; the strongest first, of equals that of the earliest incident. */
const byStrength = (a: PlacedLink, b: PlacedLink): number =>
  a.place - b.place ||
  linkKinds.indexOf(a.link.kind) - linkKinds.indexOf(b.link.kind) ||
  (a.link.incident?.startedAtMs ?? 0) - (b.link.incident?.startedAtMs ?? 0) ||
  (a.link.evidence < b.link.evidence ? -1 : 1);

function placeLinks(places: ReadonlyMap<string, number>, { links }: FailureLinks): PlacedLink[] {
  const placed = links.flatMap((link) => {
    const { service, environment, id } = link.deployment;
    const place = places.get(deploymentKey(service, environment, id));
    return place === undefined ? [] : [{ place, link }];
  });
  return placed.sort(byStrength);
}

/** Marks of deployments in their order, those of their lines too. */
function marksInOrder(ordered: readonly Deployment[]): Uint8Array {
  const takenBackBy = new Set(rollBacks(ordered).map((rollBack) => rollBack.by));
  return Uint8Array.from(
    ordered,
    (each) => marksOf(each) | (takenBackBy.has(each) ? deploymentMarks.rollBack : 0),
  );
}

/**
 * Digests what is known of one service.
 *
 * @param found the links of these facts, or of more: those of other services' deployments are passed over
 */
export function serviceHistory(service: string, facts: DeliveryFacts, found: FailureLinks): ServiceHistory {
  const ordered = orderDeployments(facts.deployments.filter((each) => each.service === service));
  const places = placesOf(ordered);
  const finishedAtMs = Float64Array.from(ordered, (each) => each.finishedAtMs);
  const marks = marksInOrder(ordered);
  const carried = carriedColumns(carriedBy(places, facts.changes), finishedAtMs);
  const keyAt = (place: number): DeploymentKey => {
    const { environment = '', id = '' } = ordered[place] ?? {};
    return { service, environment, id };
  };
  const [fates = new Uint8Array()] = deliveredOnce([{ service, finishedAtMs, marks, changes: carried }]);
  return {
    service,
    deployments: {
      finishedAtMs,
      marks,
      idAt: (place) => keyAt(place).id,
      keyAt,
    },
    changes: { ...carried, fates },
    links: placeLinks(places, found),
    unknownCauses: found.unknownCauses.filter((incident) => incident.service === service),
    incidents: orderIncidents(facts.incidents.filter((each) => each.service === service)),
    unshipped: orderUnshipped(facts.unshipped.filter((each) => each.service === service)),
    isUnshippedKnown: facts.unshippedKnown.includes(service),
    plan: facts.plans.find((each) => each.service === service)?.plan ?? null,
  };
}

/**
 * Digests facts, of one service or of several. What does not depend on a window is done here, once.
 *
 * @param facts in any order; the same deployment, change or incident may be told several times
 * @example leadTime.createCompute(historyOf(facts))(window, options).value
 */
export function historyOf(facts: DeliveryFacts): DeliveryHistory {
  const found = failureLinks(facts);
  const named = [...facts.deployments, ...facts.incidents, ...facts.unshipped, ...facts.plans];
  const services = new Set([...named.map(({ service }) => service), ...facts.unshippedKnown]);
  return mergeHistories([...services].map((service) => serviceHistory(service, facts, found)));
}
