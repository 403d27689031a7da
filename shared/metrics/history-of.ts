import type { DeliveryFacts, DeployedChange } from '../facts.ts';
import type { CarriedColumns } from './change-columns.ts';
import { nameChanges } from './change-names.ts';
import { createColumnsBuilder } from './columns-builder.ts';
import { deliveredBy, deploymentColumns, placeLinks } from './delivered-by.ts';
import type { DeliveryHistory, ServiceHistory } from './delivery-history.ts';
import { deploymentKey, orderDeployments, placesOf } from './deployment-history.ts';
import { type FailureLinks, failureLinks } from './failure-links.ts';
import { orderIncidents } from './incident-history.ts';
import { mergeHistories } from './merge-histories.ts';
import { orderUnshipped } from './unshipped-history.ts';

/** What the deployment at each place carried: the older commit first, so that the order of the facts never matters. */
function carriedBy(
  places: ReadonlyMap<string, number>,
  changes: readonly DeployedChange[],
): DeployedChange[][] {
  const carried: DeployedChange[][] = Array.from({ length: places.size }, () => []);
  for (const change of changes) {
    const place = places.get(deploymentKey(change.service, change.environment, change.deploymentId));
    if (place !== undefined) carried[place]?.push(change);
  }
  for (const those of carried) those.sort(byCommit);
  return carried;
}

const byCommit = (a: DeployedChange, b: DeployedChange): number =>
  a.committedAtMs - b.committedAtMs || compare(a.repository, b.repository) || compare(a.sha, b.sha);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function carriedColumns(
  carried: readonly (readonly DeployedChange[])[],
  finishedAtMs: Float64Array,
): CarriedColumns {
  const builder = createColumnsBuilder(finishedAtMs);
  for (const [place, those] of carried.entries()) for (const change of those) builder.add(place, change);
  return nameChanges(builder.finish(), (place, nth) => carried[place]?.[nth]);
}

/**
 * Digests what is known of one service.
 *
 * @param found the links of these facts, or of more: those of other services' deployments are passed over
 */
export function serviceHistory(service: string, facts: DeliveryFacts, found: FailureLinks): ServiceHistory {
  const ordered = orderDeployments(facts.deployments.filter((each) => each.service === service));
  const places = placesOf(ordered);
  const deployments = deploymentColumns(service, ordered);
  const carried = carriedColumns(carriedBy(places, facts.changes), deployments.finishedAtMs);
  return {
    service,
    deployments,
    changes: deliveredBy(service, deployments, carried),
    links: placeLinks(deployments, found),
    unknownCauses: found.unknownCauses.filter((incident) => incident.service === service),
    incidentsElsewhere: facts.incidentsElsewhere,
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
