import type { Deployment, DeploymentKey } from '../facts.ts';
import { isSameAgain } from './same-again.ts';

/** What tells a roll-back. */
type Versioned = DeploymentKey & Pick<Deployment, 'version' | 'sha' | 'rollbackOf'>;

/** A deployment that took others back. */
export interface RollBack<Known extends Versioned = Deployment> {
  readonly by: Known;
  /** The deployment that it shows to have failed; null where it names one that is not known. */
  readonly failed: Known | null;
}

interface Release {
  readonly age: number;
  /** Null where no deployment of it told its commit. */
  readonly sha: string | null;
}

/** What is known of one line: a service in an environment. */
interface Seen<Known> {
  /** Deployments by id, version and commit, the latest of each. */
  readonly byName: Map<string, Known>;
  /** The release that a commit names, by its number: the first of all is 0. */
  readonly ageOfSha: Map<string, number>;
  /** The release that last went by a version's name; another commit under that name is another release. */
  readonly ofVersion: Map<string, Release>;
  /** For each release what was deployed right after it; absent while nothing was. */
  readonly after: Map<number, Known>;
  /** How many releases there were. */
  count: number;
  /** The deployment before; null before the first. */
  last: Known | null;
  /** Its release; null where neither version nor commit is told. */
  lastAge: number | null;
  /** The release in production as far as it is known; null before the first that is. */
  knownAge: number | null;
}

const shaOf = ({ sha }: Versioned): string | null => sha?.toLowerCase() ?? null;

/** The release that a version names: where both tell a commit, the commit decides. */
function ageByVersion({ version, sha }: Versioned, { ofVersion }: Seen<unknown>): number | undefined {
  const release = version === null ? undefined : ofVersion.get(version);
  return release === undefined || (sha !== null && release.sha !== null) ? undefined : release.age;
}

/** The release that a deployment brings; a new one where neither its commit nor its version is known. */
function ageOf<Known extends Versioned>(deployment: Known, seen: Seen<Known>): number | null {
  const { last, lastAge, ageOfSha, count } = seen;
  if (lastAge !== null && last !== null && isSameAgain(deployment, last)) return lastAge;
  const sha = shaOf(deployment);
  const known = (sha === null ? undefined : ageOfSha.get(sha)) ?? ageByVersion(deployment, seen);
  if (known !== undefined) return known;
  return sha === null && deployment.version === null ? null : count;
}

/** A roll-back that names what it takes back is believed; else what followed the older release failed. */
function judge<Known extends Versioned>(
  deployment: Known,
  age: number | null,
  { byName, after, knownAge }: Seen<Known>,
): RollBack<Known> | null {
  const { rollbackOf } = deployment;
  const named =
    rollbackOf === null ? undefined : (byName.get(rollbackOf) ?? byName.get(rollbackOf.toLowerCase()));
  if (named !== undefined) return { by: deployment, failed: named };
  const isOlder = age !== null && knownAge !== null && age < knownAge;
  const failed = isOlder ? after.get(age) : undefined;
  if (failed !== undefined) return { by: deployment, failed };
  return rollbackOf === null ? null : { by: deployment, failed: null };
}

function remember<Known extends Versioned>(deployment: Known, age: number | null, seen: Seen<Known>): void {
  const { byName, ageOfSha, ofVersion, after, lastAge } = seen;
  const { version } = deployment;
  const sha = shaOf(deployment);
  if (lastAge !== null && lastAge !== age) after.set(lastAge, deployment);
  if (age !== null) {
    if (sha !== null && !ageOfSha.has(sha)) ageOfSha.set(sha, age);
    if (version !== null) ofVersion.set(version, { age, sha: sha ?? ofVersion.get(version)?.sha ?? null });
    seen.count = Math.max(seen.count, age + 1);
    seen.knownAge = age;
  }
  seen.last = deployment;
  seen.lastAge = age;
  if (sha !== null) byName.set(sha, deployment);
  if (version !== null) byName.set(version, deployment);
  byName.set(deployment.id, deployment);
}

function findRollBack<Known extends Versioned>(
  deployment: Known,
  lines: Map<string, Seen<Known>>,
): RollBack<Known> | null {
  const line = `${deployment.service}\n${deployment.environment}`;
  const seen: Seen<Known> = lines.get(line) ?? {
    byName: new Map(),
    ageOfSha: new Map(),
    ofVersion: new Map(),
    after: new Map(),
    count: 0,
    last: null,
    lastAge: null,
    knownAge: null,
  };
  lines.set(line, seen);
  const age = ageOf(deployment, seen);
  const rollBack = judge(deployment, age, seen);
  remember(deployment, age, seen);
  return rollBack;
}

/**
 * Makes a `rollBacks` that goes on where it ended, where later deployments follow those that it was asked about before:
 * what went out lately is then found without looking at all that ever did.
 */
export function createRollBacks<Known extends Versioned>(): (
  deployments: readonly Known[],
) => readonly RollBack<Known>[] {
  let before: readonly Known[] = [];
  let lines = new Map<string, Seen<Known>>();
  let found: readonly RollBack<Known>[] = [];
  return (deployments) => {
    if (!before.every((deployment, place) => deployment === deployments[place])) {
      before = [];
      lines = new Map();
      found = [];
    }
    const later: RollBack<Known>[] = [];
    for (let place = before.length; place < deployments.length; place += 1) {
      const deployment = deployments[place];
      const rollBack = deployment === undefined ? null : findRollBack(deployment, lines);
      if (rollBack !== null) later.push(rollBack);
    }
    before = deployments;
    if (later.length > 0) found = [...found, ...later];
    return found;
  };
}

/**
 * The deployments that are roll-backs: those that say so, and those that bring an older release again, by its commit,
 * or by its version where one of the two tells no commit: one that first came before the release in production. Then the deployment right after that older
 * release failed. The same twice in a row is a re-deployment, and a newer one that comes back after a roll-back is a
 * second attempt: neither is a roll-back. A version that
 * goes out with another commit is another release, as `main` and `latest` are each time.
 *
 * @param deployments oldest first; each service and environment has its own line of versions
 * @see METRICS.md §3, Change failure rate
 * @example rollBacks([v1, v2, v1Again]) // [{ by: v1Again, failed: v2 }]
 */
export const rollBacks = <Known extends Versioned>(
  deployments: readonly Known[],
): readonly RollBack<Known>[] => createRollBacks<Known>()(deployments);
