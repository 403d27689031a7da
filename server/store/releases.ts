import type { Database } from 'better-sqlite3';
import type { ChangeSource } from '#shared/api/releases.ts';
import type { DeployedChange, Deployment, DeploymentKey } from '#shared/facts.ts';
import { boundsOf, type ListBounds, toPage } from './cursor.ts';
import { CHANGE_COLUMNS } from './deployed-changes.ts';
import {
  DEPLOYMENT_COLUMNS,
  type DeploymentRow,
  fromDeploymentRow,
  NEWEST_FIRST,
  placeOf,
} from './deployments.ts';
import type { ListQuery, Page } from './store.ts';

/** A deployment with what is known of the way to its changes. */
export interface Release extends Deployment {
  readonly changeCount: number;
  /** Null where they were told with it before this was noted, and where there are none. */
  readonly changesFrom: ChangeSource | null;
  /** What kept them from being found; null for nothing. */
  readonly changesProblem: string | null;
}

/** Deployments as a page of releases shows them, whatever their result. */
export interface ReleaseStore {
  /** Those to one of `production`, newest first. Throws the problem `invalid-query` for a cursor that is none. */
  list(query: ListQuery, production: readonly string[]): Page<Release>;
  get(key: DeploymentKey): Release | null;
  /**
   * Successful ones of a service to one of `production` at or before an instant, latest first; at most `limit`.
   * `service: null` for all.
   */
  latest(
    service: string | null,
    production: readonly string[],
    atMs: number,
    limit: number,
  ): readonly Deployment[];
  /** The successful one before it, of its service and environment; null for the first. Ties go by id. */
  before(release: DeploymentKey & Pick<Deployment, 'finishedAtMs'>): Deployment | null;
  /** Those of a service that were made to end an incident, oldest first. */
  fixesOf(service: string, incident: string): readonly Deployment[];
  /** What it carried, the oldest commit first; at most `limit`. */
  changes(key: DeploymentKey, limit: number): readonly DeployedChange[];
  /** One of them. */
  change(key: DeploymentKey, repository: string, sha: string): DeployedChange | null;
}

type ReleaseRow = DeploymentRow & Pick<Release, 'changeCount' | 'changesFrom' | 'changesProblem'>;

const COLUMNS = `${DEPLOYMENT_COLUMNS}, d.changes_from AS changesFrom, d.changes_problem AS changesProblem,
  (SELECT count(*) FROM changes c WHERE c.service = d.service AND c.environment = d.environment
    AND c.deployment_id = d.deployment_id) AS changeCount`;

export function createReleaseStore(database: Database): ReleaseStore {
  const selectPage = (condition: string) =>
    database.prepare<ListBounds & { production: string }, ReleaseRow>(
      `SELECT ${COLUMNS} FROM deployments d
       WHERE finished_at_ms >= @fromMs AND finished_at_ms < @toMs
         AND (finished_at_ms, service, environment, deployment_id)
           < (@beforeMs, @beforeService, @beforeEnvironment, @beforeId)
         AND environment COLLATE NOCASE IN (SELECT value FROM json_each(@production)) ${condition}
       ORDER BY ${NEWEST_FIRST} LIMIT @rowCount`,
    );
  const pageOfAll = selectPage('');
  const pageOfService = selectPage('AND service = @service');
  const select = database.prepare<DeploymentKey, ReleaseRow>(
    `SELECT ${COLUMNS} FROM deployments d
     WHERE service = @service AND environment = @environment AND deployment_id = @id`,
  );
  const selectLatest = (condition: string) =>
    database.prepare<
      { service: string | null; production: string; atMs: number; limit: number },
      DeploymentRow
    >(
      `SELECT ${DEPLOYMENT_COLUMNS} FROM deployments d
       WHERE finished_at_ms <= @atMs AND result = 'success'
         AND environment COLLATE NOCASE IN (SELECT value FROM json_each(@production)) ${condition}
       ORDER BY ${NEWEST_FIRST} LIMIT @limit`,
    );
  const latestOfAll = selectLatest('');
  const latestOfService = selectLatest('AND service = @service');
  const selectBefore = database.prepare<DeploymentKey & { finishedAtMs: number }, DeploymentRow>(
    `SELECT ${DEPLOYMENT_COLUMNS} FROM deployments d
     WHERE service = @service AND environment = @environment AND result = 'success'
       AND (finished_at_ms, deployment_id) < (@finishedAtMs, @id)
     ORDER BY finished_at_ms DESC, deployment_id DESC LIMIT 1`,
  );
  const selectFixes = database.prepare<{ service: string; incident: string }, DeploymentRow>(
    `SELECT ${DEPLOYMENT_COLUMNS} FROM deployments d
     WHERE service = @service AND fixes_incident = @incident ORDER BY finished_at_ms, environment, deployment_id`,
  );
  const selectChanges = database.prepare<DeploymentKey & { limit: number }, DeployedChange>(
    `SELECT ${CHANGE_COLUMNS} FROM changes c
     WHERE service = @service AND environment = @environment AND deployment_id = @id
     ORDER BY committed_at_ms, repository, sha LIMIT @limit`,
  );
  const selectChange = database.prepare<DeploymentKey & { repository: string; sha: string }, DeployedChange>(
    `SELECT ${CHANGE_COLUMNS} FROM changes c
     WHERE service = @service AND environment = @environment AND deployment_id = @id
       AND repository = @repository AND sha = @sha`,
  );
  return {
    list(query, production) {
      const bounds = { ...boundsOf(query), production: JSON.stringify(production) };
      const rows = (query.service === null ? pageOfAll : pageOfService).all(bounds);
      return toPage(rows, query.limit, placeOf, fromDeploymentRow<ReleaseRow>);
    },
    get({ service, environment, id }) {
      const row = select.get({ service, environment, id });
      return row === undefined ? null : fromDeploymentRow(row);
    },
    latest: (service, production, atMs, limit) =>
      (service === null ? latestOfAll : latestOfService)
        .all({ service, production: JSON.stringify(production), atMs, limit })
        .map(fromDeploymentRow),
    before({ service, environment, id, finishedAtMs }) {
      const row = selectBefore.get({ service, environment, id, finishedAtMs });
      return row === undefined ? null : fromDeploymentRow(row);
    },
    fixesOf: (service, incident) => selectFixes.all({ service, incident }).map(fromDeploymentRow),
    changes: ({ service, environment, id }, limit) => selectChanges.all({ service, environment, id, limit }),
    change: ({ service, environment, id }, repository, sha) =>
      selectChange.get({ service, environment, id, repository, sha }) ?? null,
  };
}
