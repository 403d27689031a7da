import type { Deployment, DeploymentKey } from '../facts.ts';

/** What tells a roll-back. */
type Versioned = DeploymentKey & Pick<Deployment, 'version' | 'sha' | 'rollbackOf'>;

/** A deployment that took others back. */
export interface RollBack<Known extends Versioned = Deployment> {
  readonly by: Known;
  /** The deployment that it shows to have failed; null where it names one that is not known. */
  readonly failed: Known | null;
}

/** A version by its name, else by its commit. */
const versionOf = (deployment: Versioned): string | null => deployment.version ?? deployment.sha;

interface Seen<Known> {
  /** Deployments by id and by version, the latest of each. */
  readonly byName: Map<string, Known>;
  /** For each version, what was deployed right after it; absent while nothing was. */
  readonly after: Map<string, Known>;
  /** Versions in the order in which they first came. */
  readonly ages: Map<string, number>;
  /** The version in production; null before the first that is known. */
  lastVersion: string | null;
}

/** Whether a version first came before the one that is in production. */
function isOlder(version: string, { ages, lastVersion }: Seen<unknown>): boolean {
  const age = ages.get(version);
  const lastAge = lastVersion === null ? undefined : ages.get(lastVersion);
  return age !== undefined && lastAge !== undefined && age < lastAge;
}

function judge<Known extends Versioned>(deployment: Known, seen: Seen<Known>): RollBack<Known> | null {
  const named = deployment.rollbackOf === null ? undefined : seen.byName.get(deployment.rollbackOf);
  if (named !== undefined) return { by: deployment, failed: named };
  const version = versionOf(deployment);
  const failed = version !== null && isOlder(version, seen) ? seen.after.get(version) : undefined;
  if (failed !== undefined) return { by: deployment, failed };
  return deployment.rollbackOf === null ? null : { by: deployment, failed: null };
}

function remember<Known extends Versioned>(deployment: Known, seen: Seen<Known>): void {
  const version = versionOf(deployment);
  if (version !== null) {
    if (seen.lastVersion !== null && seen.lastVersion !== version)
      seen.after.set(seen.lastVersion, deployment);
    seen.byName.set(version, deployment);
    if (!seen.ages.has(version)) seen.ages.set(version, seen.ages.size);
    seen.lastVersion = version;
  }
  seen.byName.set(deployment.id, deployment);
}

function findRollBack<Known extends Versioned>(
  deployment: Known,
  lines: Map<string, Seen<Known>>,
): RollBack<Known> | null {
  const line = `${deployment.service}\n${deployment.environment}`;
  const seen: Seen<Known> = lines.get(line) ?? {
    byName: new Map(),
    after: new Map(),
    ages: new Map(),
    lastVersion: null,
  };
  lines.set(line, seen);
  const rollBack = judge(deployment, seen);
  remember(deployment, seen);
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
 * The deployments that are roll-backs: those that say so, and those that bring an older version again, one
 * that first came before the version in production. Then the deployment right after that older version failed.
 * The same version twice in a row is a re-deployment, and a newer one that comes back after a roll-back is a
 * second attempt: neither is a roll-back.
 *
 * @param deployments oldest first; each service and environment has its own line of versions
 * @see METRICS.md §3, Change failure rate
 * @example rollBacks([v1, v2, v1Again]) // [{ by: v1Again, failed: v2 }]
 */
export const rollBacks = <Known extends Versioned>(
  deployments: readonly Known[],
): readonly RollBack<Known>[] => createRollBacks<Known>()(deployments);
