import type { DeliveryFacts, DeployedChange, Deployment } from '#shared/facts.ts';
import { deploymentKey, orderDeployments, placesOf } from '#shared/metrics/deployment-history.ts';
import { createIsRedeployment } from '#shared/metrics/redeployments.ts';
import { rollBacks } from '#shared/metrics/roll-back.ts';
import { repositoryKey } from '#shared/repository-key.ts';
import { SECOND_MS } from '#shared/units.ts';

/** A change and the deployment that first brought it to production. */
export interface DeliveredChange {
  readonly change: DeployedChange;
  readonly deployedAtMs: number;
  /** Negative where the clocks of committer and pipeline disagree. */
  readonly leadSeconds: number;
  /** Why it is not a change that counts; null where it does. */
  readonly leftOut: 'merge' | 'baseline' | 'roll-back' | 're-deployment' | 'negative' | 'cherry-pick' | null;
}

/** What the deployments of a history bring. */
interface Carriers {
  readonly ordered: readonly Deployment[];
  /** Place in the order, by deployment key. */
  readonly places: ReadonlyMap<string, number>;
  readonly baselines: ReadonlySet<Deployment>;
  readonly rollBacks: ReadonlySet<Deployment>;
  readonly redeployments: ReadonlySet<Deployment>;
}

function carriersOf(ordered: readonly Deployment[]): Carriers {
  const firsts = new Map<string, Deployment>();
  for (const deployment of ordered) {
    if (!firsts.has(deployment.service)) firsts.set(deployment.service, deployment);
  }
  const takenBackBy = rollBacks(ordered).map((rollBack) => rollBack.by);
  return {
    ordered,
    places: placesOf(ordered),
    baselines: new Set(firsts.values()),
    rollBacks: new Set(takenBackBy),
    redeployments: new Set(ordered.filter(createIsRedeployment())),
  };
}

/** The first carrier of every (repository, sha). One that brings nothing new is it only where nothing else did. */
function firstCarriers(changes: readonly DeployedChange[], carriers: Carriers) {
  const first = new Map<string, { change: DeployedChange; place: number; order: number }>();
  for (const change of changes) {
    const place = carriers.places.get(deploymentKey(change.service, change.environment, change.deploymentId));
    const deployment = place === undefined ? undefined : carriers.ordered[place];
    if (place === undefined || deployment === undefined) continue;
    const isAgain = carriers.rollBacks.has(deployment) || carriers.redeployments.has(deployment);
    const order = isAgain ? place + carriers.ordered.length : place;
    const key = nameOf(change.repository, change.sha);
    if (order < (first.get(key)?.order ?? Number.POSITIVE_INFINITY)) first.set(key, { change, place, order });
  }
  return first;
}

type FirstCarrier = ReturnType<typeof firstCarriers> extends Map<string, infer Carrier> ? Carrier : never;

const nameOf = (repository: string, sha: string): string =>
  `${repositoryKey(repository)}\n${sha.toLowerCase()}`;

/** For each commit one name for all that were picked from one another. */
function pickNames(carried: readonly FirstCarrier[]): (name: string) => string {
  const names = new Map<string, string>();
  const labelOf = (name: string): string => names.get(name) ?? name;
  for (const { change } of carried) {
    if (change.originSha === null) continue;
    const own = nameOf(change.repository, change.sha);
    const origin = nameOf(change.repository, change.originSha);
    const [from, to] = [labelOf(own), labelOf(origin)];
    for (const name of [own, origin, ...names.keys()]) if (labelOf(name) === from) names.set(name, to);
  }
  return labelOf;
}

/** Those whose change another commit had brought to production before: a cherry-pick, or what it was picked from. */
function repeatedPicks(carried: readonly FirstCarrier[]): ReadonlySet<DeployedChange> {
  const first = new Map<string, DeployedChange>();
  const repeated = new Set<DeployedChange>();
  const labelOf = pickNames(carried);
  for (const { change } of carried.toSorted((a, b) => a.order - b.order || byCommit(a.change, b.change))) {
    if (change.parentCount > 1) continue;
    const key = labelOf(nameOf(change.repository, change.sha));
    if (first.has(key)) repeated.add(change);
    else first.set(key, change);
  }
  return repeated;
}

const byCommit = (a: DeployedChange, b: DeployedChange): number =>
  a.committedAtMs - b.committedAtMs || (a.sha < b.sha ? -1 : 1);

function whyLeftOut(
  change: DeployedChange,
  deployment: Deployment,
  leadSeconds: number,
  carriers: Carriers,
  repeated: ReadonlySet<DeployedChange>,
): DeliveredChange['leftOut'] {
  if (change.parentCount > 1) return 'merge';
  if (carriers.baselines.has(deployment)) return 'baseline';
  if (carriers.rollBacks.has(deployment)) return 'roll-back';
  if (carriers.redeployments.has(deployment)) return 're-deployment';
  if (repeated.has(change)) return 'cherry-pick';
  return leadSeconds < 0 ? 'negative' : null;
}

/**
 * The plain way to what `lead-time` computes in columns, to hold it against: every change once, at the first successful production deployment that contains it, in order of deployment.
 * Merges, what a service's first deployment brought, what only a roll-back brought and what was deployed
 * before it was committed are there with the reason why they do not count; so is the later one of a commit and its
 * cherry-pick, which are one change.
 *
 * @param facts in any order; the same deployment or change may be told several times
 * @see METRICS.md §3, Lead time for changes
 */
export function deliveredChanges(facts: DeliveryFacts): DeliveredChange[] {
  const carriers = carriersOf(orderDeployments(facts.deployments));
  const delivered: DeliveredChange[] = [];
  const carried = firstCarriers(facts.changes, carriers);
  const repeated = repeatedPicks([...carried.values()]);
  for (const { change, place } of carried.values()) {
    const deployment = carriers.ordered[place];
    if (deployment === undefined) continue;
    const leadSeconds = (deployment.finishedAtMs - change.committedAtMs) / SECOND_MS;
    const leftOut = whyLeftOut(change, deployment, leadSeconds, carriers, repeated);
    delivered.push({ change, deployedAtMs: deployment.finishedAtMs, leadSeconds, leftOut });
  }
  return delivered.sort((a, b) => a.deployedAtMs - b.deployedAtMs || (a.change.sha < b.change.sha ? -1 : 1));
}
