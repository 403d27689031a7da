import type { AgreementVersion, Limit } from './version.ts';

export interface LimitInForce {
  readonly limit: Limit;
  /** The version that says so. */
  readonly version: number;
}

/** @throws RangeError where the ledger is not in order of version and of time */
function checkOrder(versions: readonly AgreementVersion[]): void {
  let before: AgreementVersion | undefined;
  for (const version of versions) {
    if (
      before !== undefined &&
      (version.version <= before.version || version.effectiveFromMs < before.effectiveFromMs)
    ) {
      throw new RangeError(`agreement version ${version.version} cannot come after ${before.version}`);
    }
    before = version;
  }
}

/**
 * The version that was in force at an instant. The first is in force for all time before the second, and of
 * two with the same start the later one counts. Null where nothing was ever agreed.
 *
 * @param versions the ledger, oldest first
 * @throws RangeError where the ledger is out of order
 * @see METRICS.md §6
 * @example versionInForce([v1, v2], v2.effectiveFromMs) // v2
 */
export function versionInForce(versions: readonly AgreementVersion[], atMs: number): AgreementVersion | null {
  checkOrder(versions);
  return versions.findLast((version) => version.effectiveFromMs <= atMs) ?? versions[0] ?? null;
}

/** The entry of an id itself, never one that every object inherits, such as `constructor`. */
const entry = <T>(entries: Readonly<Record<string, T>>, id: string): T | null =>
  Object.hasOwn(entries, id) ? (entries[id] ?? null) : null;

/**
 * What a version says of a metric or objective of a service: the service's own entry first, then the team's.
 * Null where it says nothing.
 *
 * @param service a service id, or `all` for the team's entry
 * @param id of a metric or an objective
 */
export function limitOf(version: AgreementVersion, service: string, id: string): Limit | null {
  const own = entry(version.services, service);
  return (own === null ? null : entry(own, id)) ?? entry(version.metrics, id);
}

/**
 * The limit that was in force at an instant. Null where nothing was agreed then.
 *
 * @param versions the ledger, oldest first
 * @throws RangeError where the ledger is out of order
 * @example limitInForce(versions, 'checkout', 'lead-time', atMs)?.limit.limit // { kind: 'atMost', value: 345600 }
 */
export function limitInForce(
  versions: readonly AgreementVersion[],
  service: string,
  id: string,
  atMs: number,
): LimitInForce | null {
  const version = versionInForce(versions, atMs);
  const limit = version === null ? null : limitOf(version, service, id);
  return version === null || limit === null ? null : { limit, version: version.version };
}
