import type { Deployment, Incident } from '../facts.ts';
import { deploymentKey, placesOf } from './deployment-history.ts';
import type { LinkedChange, LinkedDeployment } from './linked-deployment.ts';
import { createShaMatch } from './sha-match.ts';

/** How a name fits, the best first. A deployment's own commit goes before one that it carried. */
const FITS = ['id', 'version', 'sha', 'change', 'sha prefix', 'change prefix'] as const;
type Fit = (typeof FITS)[number];
/** A sha that is named as one is no id and no version. */
const SHA_FITS = FITS.slice(2);

interface Match {
  readonly service: string;
  readonly fit: Fit;
  /** Of the deployment or the change. */
  readonly sha: string;
  readonly place: number;
}

/** What else a name may mean: deployments of any environment and any result. Names are compared in any case. */
export interface KnownNames {
  /** Services that know a deployment of this id. */
  servicesOfId(name: string): ReadonlySet<string>;
  hasVersion(service: string, name: string): boolean;
}

type Named = Pick<Deployment, 'service' | 'id' | 'version'>;

/** What names mean among some deployments. */
export function knownNames(deployments: readonly Named[]): KnownNames {
  const versions = new Set(
    deployments.map(({ service, version }) => `${service}\n${version?.toLowerCase()}`),
  );
  const ids = Map.groupBy(deployments, ({ id }) => id.toLowerCase());
  return {
    servicesOfId: (name) => new Set(ids.get(name.toLowerCase())?.map(({ service }) => service)),
    hasVersion: (service, name) => versions.has(`${service}\n${name.toLowerCase()}`),
  };
}

/** A counter: two services have the same number one day. */
const COUNTER = /^\d+$/;

/** Matches by name, then by service. */
type Matches = Map<string, Map<string, Match[]>>;

const namesOf = ({ causedByDeployment, causedBySha }: Incident): string[] =>
  [causedByDeployment, causedBySha].filter((name) => name !== null).map((name) => name.toLowerCase());

function createBook(wanted: ReadonlySet<string>) {
  const matches: Matches = new Map();
  const shaMatch = createShaMatch(wanted);
  const note = (name: string, match: Match): void => {
    const { service } = match;
    const ofName = matches.get(name) ?? new Map<string, Match[]>();
    matches.set(name, ofName);
    const known = ofName.get(service);
    if (known === undefined) ofName.set(service, [match]);
    else known.push(match);
  };
  const noteName = (
    name: string | null,
    fit: Fit,
    { service, sha }: LinkedDeployment,
    place: number,
  ): void => {
    const lower = name?.toLowerCase();
    if (lower !== undefined && wanted.has(lower)) note(lower, { service, fit, sha: sha ?? '', place });
  };
  const noteSha = (sha: string, service: string, [whole, part]: readonly [Fit, Fit], place: number): void => {
    for (const name of shaMatch(sha))
      note(name, { service, fit: name.length === sha.length ? whole : part, sha: sha.toLowerCase(), place });
  };
  return { matches, noteName, noteSha };
}

/** Of the matches of one service those that fit best; none where a prefix means several commits. */
function bestFit(matches: readonly Match[], fits: readonly Fit[]): readonly Match[] {
  for (const fit of fits) {
    const fitting = matches.filter((match) => match.fit === fit);
    if (fitting.length === 0) continue;
    const isWhole = !fit.endsWith('prefix');
    const shas = new Set(matches.filter((match) => match.fit.endsWith('prefix')).map(({ sha }) => sha));
    return isWhole || shas.size === 1 ? fitting : [];
  }
  return [];
}

/** Of those that carried a change the first of each service, since only that one brought it. */
function firstCarriers(matches: readonly Match[]): readonly Match[] {
  if (!matches.some(({ fit }) => fit.startsWith('change'))) return matches;
  const first = new Map<string, Match>();
  for (const match of matches)
    if (match.place < (first.get(match.service)?.place ?? Number.POSITIVE_INFINITY))
      first.set(match.service, match);
  return [...first.values()];
}

/**
 * Which deployment an incident names as its cause: by its id, its version or artifact, its commit or one that it
 * carried, in full or by an unambiguous prefix of at least seven digits. An id or a version means a deployment of the
 * incident's own service; a commit may be of another, and so may an id that is no counter, that the own service does
 * not know in any environment and that one other service alone knows. Of several the latest before the incident began
 * goes before others. Null where it names none that counts.
 *
 * @param ordered oldest first
 * @param changes in any order
 * @param incidents all that will be asked about
 * @param others what names mean among deployments that do not count
 */
export function createNamedDeployment(
  ordered: readonly LinkedDeployment[],
  changes: readonly LinkedChange[],
  incidents: readonly Incident[],
  others: KnownNames = knownNames([]),
): (incident: Incident) => LinkedDeployment | null {
  const names = new Set(incidents.flatMap(namesOf));
  if (names.size === 0) return () => null;
  const { matches, noteName, noteSha } = createBook(names);
  const places = changes.length === 0 ? new Map<string, number>() : placesOf(ordered);
  for (const [place, deployment] of ordered.entries()) {
    noteName(deployment.id, 'id', deployment, place);
    noteName(deployment.version, 'version', deployment, place);
    if (deployment.sha !== null) noteSha(deployment.sha, deployment.service, ['sha', 'sha prefix'], place);
  }
  for (const { service, environment, deploymentId, sha } of changes) {
    const place = places.get(deploymentKey(service, environment, deploymentId));
    if (place !== undefined) noteSha(sha, service, ['change', 'change prefix'], place);
  }

  const likeliest = (found: readonly Match[], atMs: number): LinkedDeployment | null => {
    const candidates = firstCarriers(found)
      .map(({ place }) => place)
      .sort((a, b) => a - b)
      .flatMap((place) => ordered[place] ?? []);
    return candidates.findLast(({ finishedAtMs }) => finishedAtMs <= atMs) ?? candidates[0] ?? null;
  };
  /** What a name means in other services. */
  const elsewhere = (
    name: string,
    ofName: ReadonlyMap<string, readonly Match[]>,
    { service: own }: Incident,
    isName: boolean,
  ): Match[] => {
    const found = [...ofName].flatMap(([service, those]) => (service === own ? [] : those));
    const shas = found.filter(({ fit }) => fit !== 'id' && fit !== 'version');
    if (!isName) return shas;
    const known = others.servicesOfId(name);
    if (known.has(own) || others.hasVersion(own, name)) return [];
    const ids = found.filter(({ fit }) => fit === 'id');
    const services = new Set([...known, ...ids.map(({ service }) => service)]);
    return services.size === 1 && !COUNTER.test(name) ? [...ids, ...shas] : shas;
  };
  const find = (name: string | null, fits: readonly Fit[], incident: Incident): LinkedDeployment | null => {
    const ofName = name === null ? undefined : matches.get(name.toLowerCase());
    if (ofName === undefined) return null;
    const own = likeliest(bestFit(ofName.get(incident.service) ?? [], fits), incident.startedAtMs);
    if (own !== null) return own;
    const isName = fits === FITS;
    return name === null
      ? null
      : likeliest(bestFit(elsewhere(name, ofName, incident, isName), fits), incident.startedAtMs);
  };
  return (incident) =>
    find(incident.causedByDeployment, FITS, incident) ?? find(incident.causedBySha, SHA_FITS, incident);
}

/** Whether an incident names a cause, known or not. */
export const namesCause = ({ causedByDeployment, causedBySha }: Incident): boolean =>
  causedByDeployment !== null || causedBySha !== null;
