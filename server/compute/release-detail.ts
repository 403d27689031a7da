import { limitInForce } from '#shared/agreement/in-force.ts';
import type { DeployedChange, Deployment, DeploymentKey, Incident, LinkCorrection } from '#shared/facts.ts';
import type { FailureLink } from '#shared/metrics/failure-links.ts';
import { Problem } from '#shared/problems.ts';
import { median } from '#shared/stats/median.ts';
import { SECOND_MS } from '#shared/units.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import { type JudgedRelease, judgeRelease, type ReleasedChange } from './judge-release.ts';
import { keyOf } from './release-facts.ts';
import type { ReleaseDeps } from './release-list.ts';

const MAX_CHANGES = 500;

/** A change as one release carried it. */
export interface CarriedChange {
  readonly change: DeployedChange;
  /** Null where no figure knows it. */
  readonly released: ReleasedChange | null;
  /** Null where its times are not known. */
  readonly codingSeconds: number | null;
  readonly reviewSeconds: number | null;
  readonly shippingSeconds: number | null;
}

export interface NearIncident {
  readonly incident: Incident;
  /** From the release to its start. Negative where it began before. */
  readonly afterSeconds: number;
  /** What ties it to this release; null for nothing but the time. */
  readonly link: FailureLink | null;
}

export interface ReleaseDetail {
  readonly judged: JudgedRelease;
  /** What ran before it; null for the first. */
  readonly before: Deployment | null;
  readonly limit: { readonly seconds: number; readonly version: number } | null;
  readonly changes: readonly CarriedChange[];
  readonly parts: Record<'codingSeconds' | 'reviewSeconds' | 'shippingSeconds', number | null>;
  readonly incidents: readonly NearIncident[];
  /** What people said of it, latest first. */
  readonly corrections: readonly LinkCorrection[];
}

const between = (fromMs: number | null, toMs: number | null): number | null =>
  fromMs === null || toMs === null || toMs < fromMs ? null : (toMs - fromMs) / SECOND_MS;

function carriedChanges({ store }: ReleaseDeps, { release, changeAt }: JudgedRelease): CarriedChange[] {
  // Both stand in the order of their commits.
  return store.releases.changes(release, MAX_CHANGES).map((change, nth) => ({
    change,
    released: changeAt(nth),
    codingSeconds: between(change.firstCommitAtMs, change.openedAtMs),
    reviewSeconds: between(change.openedAtMs, change.mergedAtMs),
    shippingSeconds: between(change.mergedAtMs, release.finishedAtMs),
  }));
}

function limitOf({ facts }: ReleaseDeps, { service, finishedAtMs }: Deployment): ReleaseDetail['limit'] {
  const agreed = limitInForce(facts.versions(), service, 'lead-time', finishedAtMs);
  if (agreed === null || agreed.limit.limit.kind !== 'atMost') return null;
  return { seconds: agreed.limit.limit.value, version: agreed.version };
}

/** Incidents that are linked to it, and those of its service that began within the settle time after it. */
function incidentsNear({ releaseFacts }: ReleaseDeps, { release, links }: JudgedRelease): NearIncident[] {
  const linkTo = ({ service, id }: Incident): FailureLink | null =>
    links.find(({ incident }) => incident?.service === service && incident.id === id) ?? null;
  return releaseFacts.history().incidents.flatMap((incident): NearIncident[] => {
    const link = linkTo(incident);
    const afterSeconds = (incident.startedAtMs - release.finishedAtMs) / SECOND_MS;
    const isNear = incident.service === release.service && afterSeconds >= 0 && afterSeconds < SETTLE_SECONDS;
    return link !== null || isNear ? [{ incident, afterSeconds, link }] : [];
  });
}

/** @throws Problem `not-found` where no deployment has this key */
export function answerRelease(deps: ReleaseDeps, key: DeploymentKey): ReleaseDetail {
  const release = deps.store.releases.get(key);
  if (release === null)
    throw new Problem(
      'not-found',
      `There is no deployment "${key.id}" of ${key.service} to ${key.environment}.`,
    );
  const { production } = deps.config.current();
  const judged = judgeRelease(release, deps.releaseFacts, { production, nowMs: deps.nowMs() });
  const changes = carriedChanges(deps, judged);
  const counted = changes.filter(({ released }) => released?.fate === 'counted');
  const part = (name: keyof ReleaseDetail['parts']) => median(counted.flatMap((each) => each[name] ?? []));
  return {
    judged,
    before: deps.store.releases.before(release),
    limit: limitOf(deps, release),
    changes,
    parts: {
      codingSeconds: part('codingSeconds'),
      reviewSeconds: part('reviewSeconds'),
      shippingSeconds: part('shippingSeconds'),
    },
    incidents: incidentsNear(deps, judged),
    corrections: deps.releaseFacts
      .corrections()
      .filter(
        ({ incident, deployment }) =>
          incident === null && deployment !== null && keyOf(deployment) === keyOf(release),
      )
      .toReversed(),
  };
}
