import type { DeliveryFacts, DeploymentKey, Incident, LinkCorrection } from '../facts.ts';
import { SECOND_MS } from '../units.ts';
import { deploymentKey, firstIndexAt, orderDeployments } from './deployment-history.ts';
import { hotfixes } from './hotfixes.ts';
import { incidentKey, orderIncidents } from './incident-history.ts';
import { type LinkVerdicts, linkVerdicts } from './link-verdicts.ts';
import type { LinkedChange, LinkedDeployment } from './linked-deployment.ts';
import { createNamedDeployment, knownNames, namesCause } from './named-deployments.ts';
import { whyNoIncident } from './outages.ts';
import { reverts } from './revert-links.ts';
import { type RollBack, rollBacks } from './roll-back.ts';

/**
 * What says that a deployment failed, strongest first (METRICS.md §3, Change failure rate). What a person says is
 * `explicit`.
 */
export const linkKinds = ['explicit', 'rollback', 'revert', 'hotfix', 'time'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface FailureLink {
  /** The one that failed. */
  readonly deployment: LinkedDeployment;
  readonly kind: LinkKind;
  /** Null where a deployment or a person alone says so. */
  readonly incident: Incident | null;
  /** The deployment that says so: the roll-back, the revert or the fix. */
  readonly by: LinkedDeployment | null;
  /** The commit that takes back what the failed one brought, for `revert`. */
  readonly sha: string | null;
  /** Set where a person said so. */
  readonly correction: LinkCorrection | null;
  /** Id of what says so: the incident, else the deployment, else the number of the correction. */
  readonly evidence: string;
  /** From the deployment's finish to the incident's start; 0 for kinds that do not rest on time. */
  readonly afterSeconds: number;
}

export interface FailureLinks {
  readonly links: readonly FailureLink[];
  /** The one link of each incident that has one, by `incidentKey`. */
  readonly causes: ReadonlyMap<string, FailureLink>;
  /** Incidents that name a cause which is not among the deployments. */
  readonly unknownCauses: readonly Incident[];
}

/** What links are found from. Of changes, those are enough that an incident names or that take back or are taken back. */
export interface LinkFacts
  extends Pick<DeliveryFacts, 'incidents' | 'incidentsElsewhere' | 'corrections' | 'uncounted'> {
  readonly deployments: readonly LinkedDeployment[];
  readonly changes: readonly LinkedChange[];
  /** The roll-backs of the deployments, where these are in order, each once, and they are known. */
  readonly rollBacks?: readonly RollBack<LinkedDeployment>[];
}

const linkTo = (
  deployment: LinkedDeployment,
  kind: LinkKind,
  given: Partial<FailureLink> & Pick<FailureLink, 'evidence'>,
): FailureLink => ({
  deployment,
  kind,
  incident: null,
  by: null,
  sha: null,
  correction: null,
  afterSeconds: 0,
  ...given,
});

/** For each service the latest deployment at or before an instant. */
function createLatestBefore(ordered: readonly LinkedDeployment[]) {
  const lines = new Map(
    [...Map.groupBy(ordered, (deployment) => deployment.service)].map(([service, deployments]) => [
      service,
      { deployments, finishedMs: deployments.map((deployment) => deployment.finishedAtMs) },
    ]),
  );
  return (service: string, atMs: number): LinkedDeployment | undefined => {
    const line = lines.get(service);
    return line?.deployments[firstIndexAt(line.finishedMs, atMs + 1) - 1];
  };
}

/** The deployments by what tells them from all others. */
function createFind(ordered: readonly LinkedDeployment[]) {
  let byKey: ReadonlyMap<string, LinkedDeployment> | null = null;
  return ({ service, environment, id }: DeploymentKey) => {
    // Only what people say asks for it.
    byKey ??= new Map(ordered.map((each) => [deploymentKey(each.service, each.environment, each.id), each]));
    return byKey.get(deploymentKey(service, environment, id));
  };
}

interface Finding {
  readonly verdicts: LinkVerdicts;
  readonly find: ReturnType<typeof createFind>;
  readonly namedBy: (incident: Incident) => LinkedDeployment | null;
  readonly latestBefore: ReturnType<typeof createLatestBefore>;
  /** What the deployment that ended an incident took back, by `incidentKey`. */
  readonly takenBackFor: ReadonlyMap<string, FailureLink>;
}

/**
 * The strongest link of one incident. Where a person or the incident itself names a cause it is never blamed on a
 * neighbour in time: `unknown` where that cause is not among the deployments.
 */
function linkOf(incident: Incident, finding: Finding, isElsewhere: boolean): FailureLink | 'unknown' | null {
  if (whyNoIncident(incident) !== null) return null;
  const evidence = incident.id;
  const correction = finding.verdicts.ofIncident(incident);
  if (correction?.verdict === 'not-caused') return null;
  if (correction?.deployment) {
    const cause = finding.find(correction.deployment);
    return cause === undefined ? 'unknown' : linkTo(cause, 'explicit', { incident, correction, evidence });
  }
  const named = finding.namedBy(incident);
  if (named !== null) return linkTo(named, 'explicit', { incident, evidence });
  if (namesCause(incident)) return 'unknown';
  // Of another service's incident only what it names counts here: it says nothing of this service by time.
  const takenBack = isElsewhere ? undefined : finding.takenBackFor.get(incidentKey(incident));
  if (takenBack !== undefined) return { ...takenBack, incident };
  const latest = isElsewhere ? undefined : finding.latestBefore(incident.service, incident.startedAtMs);
  if (latest === undefined) return null;
  const afterSeconds = (incident.startedAtMs - latest.finishedAtMs) / SECOND_MS;
  return linkTo(latest, 'time', { incident, evidence, afterSeconds });
}

/** What deployments that name an incident which they fix say of that incident's cause. A roll-back is no fix. */
function fixLinks(
  ordered: readonly LinkedDeployment[],
  takenBackBy: ReadonlySet<LinkedDeployment>,
  causes: ReadonlyMap<string, FailureLink>,
): FailureLink[] {
  const byId = Map.groupBy(causes.values(), ({ incident }) => incident?.id);
  return ordered.flatMap((by): FailureLink[] => {
    if (by.fixesIncident === null || takenBackBy.has(by)) return [];
    const own = causes.get(incidentKey({ service: by.service, id: by.fixesIncident }));
    const [elsewhere, ...others] = byId.get(by.fixesIncident) ?? [];
    const cause = own ?? (others.length === 0 ? elsewhere : undefined);
    if (cause === undefined || cause.deployment === by || cause.by === by) return [];
    const { deployment, incident, afterSeconds } = cause;
    return [linkTo(deployment, 'hotfix', { incident, by, evidence: by.id, afterSeconds })];
  });
}

/** What deployments took back of each other: a roll-back, which is the stronger, or a revert. */
function takenBackLinks(
  ordered: readonly LinkedDeployment[],
  changes: readonly LinkedChange[],
  rolledBack: readonly RollBack<LinkedDeployment>[],
): FailureLink[] {
  return [
    ...rolledBack.flatMap(({ by, failed }) =>
      failed === null ? [] : [linkTo(failed, 'rollback', { by, evidence: by.id })],
    ),
    ...reverts(ordered, changes).map(({ by, failed, sha }) =>
      linkTo(failed, 'revert', { by, sha, evidence: by.id }),
    ),
  ];
}

/** What the deployments that name an incident which they end took back: that caused it, whatever went out later. */
function takenBackByIncident(takenBack: readonly FailureLink[]): ReadonlyMap<string, FailureLink> {
  const found = new Map<string, FailureLink>();
  for (const link of takenBack) {
    const { service = '', fixesIncident = null } = link.by ?? {};
    if (fixesIncident === null) continue;
    const key = incidentKey({ service, id: fixesIncident });
    if (!found.has(key)) found.set(key, link);
  }
  return found;
}

/** What deployments say of each other, and of the causes of incidents; less what an incident says with them. */
function deploymentLinks(
  ordered: readonly LinkedDeployment[],
  takenBack: readonly FailureLink[],
  causes: ReadonlyMap<string, FailureLink>,
  rolledBackBy: ReadonlySet<LinkedDeployment>,
): FailureLink[] {
  const told = new Set(
    [...causes.values()].flatMap((cause) => (cause.by === null ? [] : [takenBackName(cause)])),
  );
  const mended = hotfixes(ordered, rolledBackBy).map(({ by, failed }) =>
    linkTo(failed, 'hotfix', { by, evidence: by.id }),
  );
  return [
    ...takenBack.filter((link) => !told.has(takenBackName(link))),
    ...mended,
    ...fixLinks(ordered, rolledBackBy, causes),
  ];
}

const keyOf = ({ service, environment, id }: DeploymentKey): string =>
  deploymentKey(service, environment, id);

/** The same for the same deployment, taken back in the same way by the same one. */
const takenBackName = ({ kind, deployment, by, sha }: FailureLink): string =>
  [kind, sha, keyOf(deployment), by === null ? '' : keyOf(by)].join('\n');

/** What a person said of the deployment goes before every link but one that a person said later. */
const stands =
  ({ ofDeployment }: LinkVerdicts) =>
  ({ deployment, correction }: FailureLink): boolean => {
    const said = ofDeployment(deployment);
    return said?.verdict !== 'did-not-fail' || (correction !== null && correction.number > said.number);
  };

/** What people said of single deployments: that they failed. */
const saidFailed = (ordered: readonly LinkedDeployment[], { ofDeployment }: LinkVerdicts): FailureLink[] =>
  ordered.flatMap((deployment) => {
    const correction = ofDeployment(deployment);
    if (correction?.verdict !== 'failed') return [];
    return [linkTo(deployment, 'explicit', { correction, evidence: `#${correction.number}` })];
  });

/**
 * Everything that says of a deployment that it failed. An incident gives at most one link, its strongest: where it
 * names its cause, it is never blamed on a neighbour in time. Maintenance and duplicates say nothing. An explicit
 * link may cross services. What a person said wins.
 *
 * @param facts in any order; the same deployment or incident may be told several times
 */
export function failureLinks(facts: LinkFacts): FailureLinks {
  const isOrdered = facts.rollBacks !== undefined;
  const ordered = isOrdered ? facts.deployments : orderDeployments(facts.deployments);
  const rolledBack = facts.rollBacks ?? rollBacks(ordered);
  const takenBack = takenBackLinks(ordered, facts.changes, rolledBack);
  const verdicts = linkVerdicts(facts.corrections);
  const own = orderIncidents(facts.incidents);
  const elsewhere = orderIncidents(facts.incidentsElsewhere);
  const finding: Finding = {
    verdicts,
    find: createFind(ordered),
    namedBy: createNamedDeployment(
      ordered,
      facts.changes,
      [...own, ...elsewhere],
      knownNames(facts.uncounted ?? []),
    ),
    latestBefore: createLatestBefore(ordered),
    takenBackFor: takenBackByIncident(takenBack),
  };
  const isStanding = stands(verdicts);
  const causes = new Map<string, FailureLink>();
  const unknownCauses: Incident[] = [];
  for (const [incident, isElsewhere] of [
    ...own.map((each) => [each, false] as const),
    ...elsewhere.map((each) => [each, true] as const),
  ]) {
    const link = linkOf(incident, finding, isElsewhere);
    if (link === 'unknown' && !isElsewhere) unknownCauses.push(incident);
    if (link !== null && link !== 'unknown' && isStanding(link)) causes.set(incidentKey(incident), link);
  }
  const rolledBackBy = new Set(rolledBack.map(({ by }) => by));
  const others = deploymentLinks(ordered, takenBack, causes, rolledBackBy).filter(isStanding);
  return { links: [...saidFailed(ordered, verdicts), ...causes.values(), ...others], causes, unknownCauses };
}
