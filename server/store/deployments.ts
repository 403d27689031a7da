import type { Database } from 'better-sqlite3';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import { withoutCredentials } from '#shared/repository-address.ts';
import type { ChangeFeed } from './change-feed.ts';
import { MARK_SERVICE } from './change-lines.ts';
import { boundsOf, type ListBounds, type Place, toPage } from './cursor.ts';
import { createDeployedChanges } from './deployed-changes.ts';
import { isSameRow } from './same-row.ts';
import type { DeploymentStore, ToldDeployment, Upserted } from './store.ts';

type Flag = 0 | 1 | null;

/** A deployment as SQLite keeps it: flags are 0 and 1. */
export type DeploymentRow = Omit<Deployment, 'automated' | 'unplanned'> & {
  readonly automated: Flag;
  readonly unplanned: Flag;
};
type ListedRow = DeploymentRow & { readonly changeCount: number };

/** Of `deployments d`. */
export const DEPLOYMENT_COLUMNS = `d.service, d.environment, d.deployment_id AS id, d.finished_at_ms AS finishedAtMs,
  d.started_at_ms AS startedAtMs, d.result, d.version, d.sha, d.repository, d.automated, d.unplanned,
  d.fixes_incident AS fixesIncident, d.rollback_of AS rollbackOf, d.url, d.source, d.ref,
  d.previous_sha AS previousSha`;

/** The order of a list. Ties go by name, as in `orderDeployments`: when they were told never matters. */
export const NEWEST_FIRST = 'finished_at_ms DESC, service DESC, environment DESC, deployment_id DESC';

export const placeOf = ({ finishedAtMs, service, environment, id }: DeploymentRow): Place => ({
  atMs: finishedAtMs,
  service,
  environment,
  id,
});

const UPSERT = `INSERT INTO deployments (service, environment, deployment_id, finished_at_ms, started_at_ms,
    result, version, sha, repository, automated, unplanned, fixes_incident, rollback_of, url, source, ref,
    previous_sha)
  VALUES (@service, @environment, @id, @finishedAtMs, @startedAtMs, @result, @version, @sha, @repository,
    @automated, @unplanned, @fixesIncident, @rollbackOf, @url, @source, @ref, @previousSha)
  ON CONFLICT (service, environment, deployment_id) DO UPDATE SET finished_at_ms = excluded.finished_at_ms,
    started_at_ms = excluded.started_at_ms, result = excluded.result, version = excluded.version,
    sha = excluded.sha, repository = excluded.repository, automated = excluded.automated,
    unplanned = excluded.unplanned, fixes_incident = excluded.fixes_incident,
    rollback_of = excluded.rollback_of, url = excluded.url, source = excluded.source, ref = excluded.ref,
    previous_sha = excluded.previous_sha`;

const toFlag = (value: boolean | null): Flag => (value === null ? null : value ? 1 : 0);
const fromFlag = (flag: Flag): boolean | null => (flag === null ? null : flag === 1);

function toRow(deployment: Deployment): DeploymentRow {
  const { automated, unplanned, repository, ...rest } = deployment;
  return {
    ...rest,
    // Pipelines know their repository by an address with a token in it.
    repository: repository === null ? null : withoutCredentials(repository),
    automated: toFlag(automated),
    unplanned: toFlag(unplanned),
  };
}

export function fromDeploymentRow<Row extends DeploymentRow>(row: Row) {
  return { ...row, automated: fromFlag(row.automated), unplanned: fromFlag(row.unplanned) };
}

export function createDeploymentStore(database: Database, feed: ChangeFeed): DeploymentStore {
  const changesOf = createDeployedChanges(database);
  const select = database.prepare<[string, string, string], DeploymentRow>(
    `SELECT ${DEPLOYMENT_COLUMNS} FROM deployments d WHERE service = ? AND environment = ? AND deployment_id = ?`,
  );
  // What it carried goes with it.
  const remove = database.prepare<[string, string, string]>(
    'DELETE FROM deployments WHERE service = ? AND environment = ? AND deployment_id = ?',
  );
  const upsertRow = database.prepare<DeploymentRow>(UPSERT);
  const noteTold = database.prepare<[string, string, string]>(
    `UPDATE deployments SET changes_from = 'told', changes_problem = NULL
     WHERE service = ? AND environment = ? AND deployment_id = ? AND changes_from IS NOT 'told'`,
  );
  // What was waiting to be deployed may be among them.
  const markService = database.prepare<[string, number]>(MARK_SERVICE);
  const selectPage = (condition: string) =>
    database.prepare<ListBounds, ListedRow>(
      `SELECT ${DEPLOYMENT_COLUMNS}, (SELECT count(*) FROM changes c WHERE c.service = d.service
         AND c.environment = d.environment AND c.deployment_id = d.deployment_id) AS changeCount
       FROM deployments d
       WHERE finished_at_ms >= @fromMs AND finished_at_ms < @toMs
         AND (finished_at_ms, service, environment, deployment_id)
           < (@beforeMs, @beforeService, @beforeEnvironment, @beforeId) ${condition}
       ORDER BY ${NEWEST_FIRST} LIMIT @rowCount`,
    );
  const pageOfAll = selectPage('');
  const pageOfService = selectPage('AND service = @service');
  const selectFacts = (condition: string) =>
    database.prepare<{ service: string | null; production: string }, DeploymentRow>(
      `SELECT ${DEPLOYMENT_COLUMNS} FROM deployments d
       WHERE result = 'success' AND environment COLLATE NOCASE IN (SELECT value FROM json_each(@production)) ${condition}
       ORDER BY finished_at_ms, deployment_id, service, environment`,
    );
  const factsOfAll = selectFacts('');
  const factsOfService = selectFacts('AND service = @service');

  function put(deployment: Deployment, changes: readonly DeployedChange[] | null): Upserted {
    const row = toRow(deployment);
    const stored = select.get(row.service, row.environment, row.id);
    const isRowSame = stored !== undefined && isSameRow(stored, row);
    if (!isRowSame) upsertRow.run(row);
    const areChangesNew = changes !== null && changesOf.replace(deployment, changes);
    if (changes !== null) noteTold.run(row.service, row.environment, row.id);
    if (areChangesNew) markService.run(row.service, row.finishedAtMs);
    if (stored === undefined) return 'created';
    return isRowSame && !areChangesNew ? 'same' : 'updated';
  }

  const putAll = database.transaction((told: readonly ToldDeployment[]) =>
    told.map(({ deployment, changes }) => put(deployment, changes)),
  );

  function upsertMany(told: readonly ToldDeployment[]): Upserted[] {
    const results = putAll(told);
    if (results.some((result) => result !== 'same')) feed.announce('deployments');
    return results;
  }

  return {
    upsert: (deployment, changes) => upsertMany([{ deployment, changes }])[0] ?? 'same',
    upsertMany,
    remove({ service, environment, id }) {
      const wasThere = remove.run(service, environment, id).changes === 1;
      if (wasThere) feed.announce('deployments');
      return wasThere;
    },
    get(service, environment, id) {
      const row = select.get(service, environment, id);
      return row === undefined ? null : fromDeploymentRow(row);
    },
    changeCount: changesOf.count,
    list(query) {
      const rows = (query.service === null ? pageOfAll : pageOfService).all(boundsOf(query));
      return toPage(rows, query.limit, placeOf, fromDeploymentRow<ListedRow>);
    },
    facts(service, production) {
      const statement = service === null ? factsOfAll : factsOfService;
      const deployments = statement
        .all({ service, production: JSON.stringify(production) })
        .map(fromDeploymentRow);
      return { deployments, changes: changesOf.facts(service, production) };
    },
  };
}
