import type { DeploymentKey, Incident, LinkCorrection } from '#shared/facts.ts';
import { createCauses } from '#shared/metrics/counting-links.ts';
import type { DeliveryHistory, ServiceHistory } from '#shared/metrics/delivery-history.ts';
import { deploymentKey, firstIndexAt } from '#shared/metrics/deployment-history.ts';
import { type FailureLink, linkKinds } from '#shared/metrics/failure-links.ts';
import { incidentKey } from '#shared/metrics/incident-history.ts';
import { type LinkVerdicts, linkVerdicts } from '#shared/metrics/link-verdicts.ts';
import type { Store } from '../store/store.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import type { Facts } from './facts.ts';

/** What the rules of METRICS.md §3 say of single deployments and incidents. */
export interface ReleaseFacts {
  history(): DeliveryHistory;
  /** Of one service alone; null where nothing is known of it. */
  ofService(service: string): ServiceHistory | null;
  /** What says that a deployment failed, strongest first; only what counts. Keys are `keyOf`. */
  links(): ReadonlyMap<string, readonly FailureLink[]>;
  /** What is taken for the cause of an incident; null where nothing is. */
  causeOf(incident: Pick<Incident, 'service' | 'id'>): FailureLink | null;
  /** `incidentKey` of those that name a cause which is not known. */
  unknownCauses(): ReadonlySet<string>;
  /** What people said last, by subject, and the log of all they said, oldest first. */
  verdicts(): LinkVerdicts;
  corrections(): readonly LinkCorrection[];
}

export const keyOf = ({ service, environment, id }: DeploymentKey): string =>
  deploymentKey(service, environment, id);

/** Where a deployment stands in the history of its service; null where no figure knows it. */
export function placeIn(
  { deployments: { finishedAtMs, keyAt } }: ServiceHistory,
  release: DeploymentKey & { readonly finishedAtMs: number },
): number | null {
  const atMs = release.finishedAtMs;
  for (let place = firstIndexAt(finishedAtMs, atMs); finishedAtMs[place] === atMs; place += 1)
    if (keyOf(keyAt(place)) === keyOf(release)) return place;
  return null;
}

const strengthOf = ({ kind }: FailureLink): number => linkKinds.indexOf(kind);

/** A link by time counts within the settle time alone. */
const counts = ({ afterSeconds }: FailureLink): boolean => afterSeconds < SETTLE_SECONDS;

const countingLinks = ({ services }: DeliveryHistory): FailureLink[] =>
  services
    .flatMap(({ links }) => links.map(({ link }) => link))
    .filter(counts)
    .sort((a, b) => strengthOf(a) - strengthOf(b));

/** Keeps each answer until a delivery or an incident changes. */
export function createReleaseFacts(facts: Facts, store: Pick<Store, 'linkCorrections'>): ReleaseFacts {
  const kept = new Map<string, unknown>();
  let number = -1;
  const once = <T>(name: string, make: () => T): T => {
    if (facts.deliveriesNumber() !== number) kept.clear();
    number = facts.deliveriesNumber();
    if (!kept.has(name)) kept.set(name, make());
    // What stands under a name was made by the one function that is called with it.
    return kept.get(name) as T;
  };
  const links = () => once('counting', () => countingLinks(facts.history('all')));
  const causes = () => once('causes', () => createCauses(facts.history('all'), SETTLE_SECONDS));
  const corrections = () => once('corrections', () => store.linkCorrections.all());
  return {
    history: () => facts.history('all'),
    ofService: (service) => facts.history(service).services.find((each) => each.service === service) ?? null,
    links: () => once('links', () => Map.groupBy(links(), ({ deployment }) => keyOf(deployment))),
    causeOf: (incident) => causes()(incident)[0]?.link ?? null,
    unknownCauses: () => once('unknown', () => new Set(facts.history('all').unknownCauses.map(incidentKey))),
    verdicts: () => once('verdicts', () => linkVerdicts(corrections())),
    corrections,
  };
}
