import type { Database } from 'better-sqlite3';
import type { Deployment, DeploymentKey } from '#shared/facts.ts';
import type { LinkedChange, LinkedDeployment } from '#shared/metrics/linked-deployment.ts';
import { createDeliveryDigests, type DeliveryDigests } from './delivery-digests.ts';
import { createDeliveryTouches, type DeliveryTouches } from './delivery-touches.ts';

/** What figures need of a deployment: no more, since there may be a million. */
export type LeanDeployment = LinkedDeployment & Pick<Deployment, 'automated'>;

/** A change as a plain row, since there may be ten million. */
export type ChangeRow = readonly [
  environment: string,
  deploymentId: string,
  repository: string,
  sha: string,
  committedAtMs: number,
  parentCount: number,
  firstCommitAtMs: number | null,
  openedAtMs: number | null,
  mergedAtMs: number | null,
  originSha: string | null,
  revertsSha: string | null,
  reachedBranchAtMs: number | null,
];

/** How far deployments were read. */
export interface DeploymentPlace {
  readonly finishedAtMs: number;
  readonly rowId: number;
}

export interface DeploymentPage {
  readonly deployments: readonly LeanDeployment[];
  /** Null after the last. */
  readonly next: DeploymentPlace | null;
}

/** Loads what figures of deliveries rest on, a service at a time and without what they do not need. */
export interface DeliveryColumnStore extends DeliveryTouches, DeliveryDigests {
  /** Services of which there is a deployment, an incident or something that waits to ship. */
  services(): readonly string[];
  /** Successful deployments to one of `production`, oldest first: those of the next `limit` after a place. */
  deployments(
    service: string,
    production: readonly string[],
    after: DeploymentPlace | null,
    limit: number,
  ): DeploymentPage;
  /** One of them; null where it is none. */
  deployment(key: DeploymentKey, production: readonly string[]): LeanDeployment | null;
  /** The next `limit` changes of a service after one of them: by environment, deployment, repository, sha. */
  changes(service: string, after: ChangeRow | null, limit: number): readonly ChangeRow[];
  /** Those of one deployment, by repository and sha. */
  changesOf(key: DeploymentKey): readonly ChangeRow[];
  /** Changes of a service that have this sha or, where `isPrefix`, one that begins with it. */
  changesNamed(service: string, sha: string, isPrefix: boolean): readonly LinkedChange[];
  /** Services that know a deployment of this id in any environment, with any result; the case of letters is nothing. */
  servicesOfId(id: string): readonly string[];
  /** Whether a service knows a deployment of this version in any environment, with any result. */
  hasVersion(service: string, version: string): boolean;
  /** All that incidents name as causes, each name once. */
  causeNames(): readonly string[];
  /** Services of the incidents that name a cause by this name, as it is written. */
  servicesNaming(name: string): readonly string[];
}

type Flag = 0 | 1 | null;
type PagedRow = readonly [...LeanRow, rowId: number, isCounted: 0 | 1];
type LeanRow = readonly [
  environment: string,
  id: string,
  finishedAtMs: number,
  version: string | null,
  sha: string | null,
  rollbackOf: string | null,
  ref: string | null,
  unplanned: Flag,
  fixesIncident: string | null,
  automated: Flag,
];

const LEAN = `environment, deployment_id, finished_at_ms, version, sha, rollback_of, ref, unplanned, fixes_incident,
  automated`;
const COUNTED = `result = 'success' AND environment COLLATE NOCASE IN (SELECT value FROM json_each(?))`;
const CHANGE = `environment, deployment_id, repository, sha, committed_at_ms, parent_count, first_commit_at_ms,
  opened_at_ms, merged_at_ms, origin_sha, reverts_sha, reached_branch_at_ms`;
/** Sorts after every digit and letter of a sha. */
const LAST_LETTER = '\u{10ffff}';

const fromFlag = (flag: Flag): boolean | null => (flag === null ? null : flag === 1);

function fromRow(service: string, row: LeanRow | PagedRow): LeanDeployment {
  const [environment, id, finishedAtMs, version, sha, rollbackOf, ref, unplanned, fixesIncident, automated] =
    row;
  return {
    service,
    environment,
    id,
    finishedAtMs,
    version,
    sha,
    rollbackOf,
    ref,
    unplanned: fromFlag(unplanned),
    fixesIncident,
    automated: fromFlag(automated),
  };
}

/** Goes from each service to the next one in the index: rows are a thousand times as many. */
const eachService = (table: string): string =>
  `of_${table} (service) AS (SELECT min(service) FROM ${table} UNION ALL
     SELECT (SELECT min(service) FROM ${table} WHERE service > of_${table}.service) FROM of_${table}
     WHERE of_${table}.service IS NOT NULL)`;

export function createDeliveryColumns(database: Database): DeliveryColumnStore {
  const services = database
    .prepare<[], string>(
      `WITH RECURSIVE ${eachService('deployments')}, ${eachService('incidents')}
       SELECT service FROM (SELECT service FROM of_deployments UNION SELECT service FROM of_incidents
         UNION SELECT service FROM unshipped_changes UNION SELECT service FROM unshipped_services)
       WHERE service IS NOT NULL ORDER BY service`,
    )
    .pluck();
  const selectLean = (condition: string) =>
    database
      .prepare<string[], LeanRow>(`SELECT ${LEAN} FROM deployments WHERE service = ? AND ${condition}`)
      .raw();
  const deployment = selectLean(`environment = ? AND deployment_id = ? AND ${COUNTED}`);
  // Whether one counts is told for each: a page that is all of others ends nothing.
  const page = database
    .prepare<[string, string, number, number, number], PagedRow>(
      `SELECT ${LEAN}, row_id, ${COUNTED} FROM deployments
       WHERE service = ? AND (finished_at_ms, row_id) > (?, ?) ORDER BY finished_at_ms, row_id LIMIT ?`,
    )
    .raw();
  const selectChanges = (condition: string) =>
    database.prepare<unknown[], ChangeRow>(`SELECT ${CHANGE} FROM changes WHERE ${condition}`).raw();
  const inOrder = 'ORDER BY environment, deployment_id, repository, sha';
  const first = selectChanges(`service = ? ${inOrder} LIMIT ?`);
  const next = selectChanges(
    `service = ? AND (environment, deployment_id, repository, sha) > (?, ?, ?, ?) ${inOrder} LIMIT ?`,
  );
  const ofDeployment = selectChanges(
    'service = ? AND environment = ? AND deployment_id = ? ORDER BY repository, sha',
  );
  const named = database.prepare<[string, string, string], LinkedChange>(
    `SELECT service, environment, deployment_id AS deploymentId, repository, sha, origin_sha AS originSha,
       reverts_sha AS revertsSha FROM changes INDEXED BY changes_by_sha
     WHERE sha >= ? AND sha <= ? AND service = ?`,
  );
  const causeNames = database
    .prepare<[], string>(
      `SELECT caused_by_deployment FROM incidents WHERE caused_by_deployment IS NOT NULL
       UNION SELECT caused_by_sha FROM incidents WHERE caused_by_sha IS NOT NULL`,
    )
    .pluck();
  const servicesNaming = database
    .prepare<[string, string], string>(
      `SELECT service FROM incidents WHERE caused_by_deployment = ?
       UNION SELECT service FROM incidents WHERE caused_by_sha = ?`,
    )
    .pluck();
  const servicesOfId = database
    .prepare<[string], string>(
      'SELECT DISTINCT service FROM deployments WHERE deployment_id = ? COLLATE NOCASE',
    )
    .pluck();
  const ofVersion = database.prepare<[string, string], unknown>(
    'SELECT 1 FROM deployments WHERE service = ? AND version = ? COLLATE NOCASE LIMIT 1',
  );

  return {
    ...createDeliveryTouches(database),
    ...createDeliveryDigests(database),
    services: () => services.all(),
    deployments(service, production, after, limit) {
      const { finishedAtMs, rowId } = after ?? { finishedAtMs: Number.MIN_SAFE_INTEGER, rowId: 0 };
      const rows = page.all(JSON.stringify(production), service, finishedAtMs, rowId, limit);
      const last = rows.at(-1);
      return {
        deployments: rows.flatMap((row) => (row[11] === 1 ? [fromRow(service, row)] : [])),
        next: rows.length < limit || last === undefined ? null : { finishedAtMs: last[2], rowId: last[10] },
      };
    },
    deployment({ service, environment, id }, production) {
      const row = deployment.get(service, environment, id, JSON.stringify(production));
      return row === undefined ? null : fromRow(service, row);
    },
    changes(service, after, limit) {
      if (after === null) return first.all(service, limit);
      const [environment, id, repository, sha] = after;
      return next.all(service, environment, id, repository, sha, limit);
    },
    changesOf: ({ service, environment, id }) => ofDeployment.all(service, environment, id),
    // Names are compared in lower case; a sha that was told in capitals is found in them.
    changesNamed: (service, sha, isPrefix) =>
      [...new Set([sha.toLowerCase(), sha.toUpperCase()])].flatMap((name) =>
        named.all(name, isPrefix ? name + LAST_LETTER : name, service),
      ),
    servicesOfId: (id) => servicesOfId.all(id),
    hasVersion: (service, version) => ofVersion.get(service, version) !== undefined,
    causeNames: () => causeNames.all(),
    servicesNaming: (name) => servicesNaming.all(name, name),
  };
}
