import type { Database } from 'better-sqlite3';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import type { ChangeFeed } from './change-feed.ts';
import { createDeployedChanges } from './deployed-changes.ts';
import { createRepositoryMarks, type RepositoryMarks } from './repository-marks.ts';

/** Where the changes of a deployment come from: its teller, a clone, the host of the code, or pushes. */
export type ChangesFrom = 'told' | 'repository' | 'api' | 'pushes';

/** A deployment as one whose changes are looked for. Its shas are in small letters; null where they are none. */
export interface LineDeployment
  extends Pick<
    Deployment,
    | 'service'
    | 'environment'
    | 'id'
    | 'finishedAtMs'
    | 'sha'
    | 'previousSha'
    | 'ref'
    | 'version'
    | 'repository'
  > {
  /** Whether it went to production, and well. */
  readonly isCounted: boolean;
  readonly changesFrom: ChangesFrom | null;
  /** A stable key, and what a reader may need to know of it after a blank. */
  readonly changesProblem: string | null;
}

/** What was found of one deployment. */
export interface FoundChanges {
  readonly deployment: LineDeployment;
  readonly changes: readonly DeployedChange[];
  readonly from: Exclude<ChangesFrom, 'told'> | null;
  readonly problem: string | null;
}

/** Which deployments are to be looked at, and what is found of them. Outlives the process. */
export interface ChangeLineStore {
  readonly repositories: RepositoryMarks;
  /** Services with something to look at: their deployments from `fromMs` on. */
  services(): readonly { readonly service: string; readonly fromMs: number; readonly mark: number }[];
  mark(service: string, fromMs: number): void;
  /** Looked at; where `nextMs` is given, only as far as that. A mark that was made meanwhile stays. */
  done(service: string, mark: number, nextMs: number | null): void;
  /**
   * Deployments of a service that finished at `fromMs` or later, oldest first: `limit` of them and those that finished
   * at the same moment as the last.
   */
  from(service: string, fromMs: number, production: readonly string[], limit: number): LineDeployment[];
  /** The last `limit` that count before `fromMs`, oldest first. */
  before(service: string, fromMs: number, production: readonly string[], limit: number): LineDeployment[];
  /** Finish of the first deployment whose changes could not be found; null where there is none. */
  firstUnresolvedMs(service: string, production: readonly string[]): number | null;
  /** Notes which repositories the deployments of a service come from. */
  noteRepositories(service: string, repositories: Iterable<string>): void;
  /** Services whose deployments come from a repository. */
  servicesOf(repository: string): readonly string[];
  /** Those of the commits that a deployment of the service carried to production. */
  carried(service: string, production: readonly string[], shas: readonly string[]): ReadonlySet<string>;
  /** Keeps what was found, unless a teller said it meanwhile; one transaction, announced where anything differs. */
  put(found: readonly FoundChanges[]): void;
}

type LineRow = Omit<LineDeployment, 'isCounted'> & { readonly isCounted: 0 | 1 };
interface Asked {
  readonly service: string;
  readonly fromMs: number;
  readonly production: string;
  readonly limit: number;
}

const COLUMNS = `service, environment, deployment_id AS id, finished_at_ms AS finishedAtMs, sha,
  previous_sha AS previousSha, ref, version, repository, changes_from AS changesFrom,
  changes_problem AS changesProblem`;
const COUNTED = `result = 'success' AND environment COLLATE NOCASE IN (SELECT value FROM json_each(@production))`;
const IN_ORDER = 'finished_at_ms, deployment_id, environment';

/** Has the deployments of a service looked at from a moment on. */
export const MARK_SERVICE = `INSERT INTO services_to_resolve VALUES (?, ?, 1)
  ON CONFLICT (service) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), mark = mark + 1`;

/** A sha or the beginning of one; what else a teller wrote there, such as a branch, moves on and names no commit. */
const shaIn = (text: string | null): string | null =>
  text !== null && /^[0-9a-f]{7,64}$/i.test(text) ? text.toLowerCase() : null;

const fromRow = (row: LineRow): LineDeployment => ({
  ...row,
  sha: shaIn(row.sha),
  previousSha: shaIn(row.previousSha),
  isCounted: row.isCounted === 1,
});

export function createChangeLines(database: Database, feed: ChangeFeed): ChangeLineStore {
  const changesOf = createDeployedChanges(database);
  const services = database.prepare<[], { service: string; fromMs: number; mark: number }>(
    'SELECT service, from_ms AS fromMs, mark FROM services_to_resolve ORDER BY service',
  );
  const mark = database.prepare<[string, number]>(MARK_SERVICE);
  const remove = database.prepare<[string, number]>(
    'DELETE FROM services_to_resolve WHERE service = ? AND mark = ?',
  );
  const moveOn = database.prepare<[number, string, number]>(
    'UPDATE services_to_resolve SET from_ms = ? WHERE service = ? AND mark = ?',
  );
  const from = database.prepare<Asked, LineRow>(
    `SELECT ${COLUMNS}, (${COUNTED}) AS isCounted FROM deployments
     WHERE service = @service AND finished_at_ms >= @fromMs AND finished_at_ms <= ifnull(
       (SELECT finished_at_ms FROM deployments WHERE service = @service AND finished_at_ms >= @fromMs
        ORDER BY finished_at_ms LIMIT 1 OFFSET @limit - 1), 9007199254740991)
     ORDER BY ${IN_ORDER}`,
  );
  const before = database.prepare<Asked, LineRow>(
    `SELECT ${COLUMNS}, 1 AS isCounted FROM deployments
     WHERE service = @service AND finished_at_ms < @fromMs AND ${COUNTED}
     ORDER BY finished_at_ms DESC, deployment_id DESC, environment DESC LIMIT @limit`,
  );
  const firstUnresolved = database
    .prepare<{ service: string; production: string }, number | null>(
      `SELECT min(finished_at_ms) FROM deployments WHERE service = @service AND ${COUNTED}
         AND changes_from IS NULL AND changes_problem IS NOT 'baseline' AND changes_problem IS NOT 'no-commit'`,
    )
    .pluck();
  const noteRepository = database.prepare<[string, string]>(
    'INSERT INTO service_repositories (repository, service) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const servicesOf = database
    .prepare<[string], string>(
      'SELECT service FROM service_repositories WHERE repository = ? ORDER BY service',
    )
    .pluck();
  const carried = database
    .prepare<{ service: string; production: string; shas: string }, string>(
      `SELECT DISTINCT c.sha FROM changes c JOIN deployments d USING (service, environment, deployment_id)
       WHERE c.service = @service AND c.sha IN (SELECT value FROM json_each(@shas)) AND d.result = 'success'
         AND d.environment COLLATE NOCASE IN (SELECT value FROM json_each(@production))`,
    )
    .pluck();
  const update = database.prepare<[string | null, string | null, string, string, string]>(
    `UPDATE deployments SET changes_from = ?, changes_problem = ?
     WHERE service = ? AND environment = ? AND deployment_id = ? AND changes_from IS NOT 'told'`,
  );

  function putOne({ deployment, changes, from: source, problem }: FoundChanges): boolean {
    const { service, environment, id } = deployment;
    if (update.run(source, problem, service, environment, id).changes === 0) return false;
    const areNew = changesOf.replace(deployment, changes);
    return areNew || source !== deployment.changesFrom || problem !== deployment.changesProblem;
  }
  const putAll = database.transaction((found: readonly FoundChanges[]) => found.map(putOne).includes(true));
  const noteAll = database.transaction((service: string, repositories: Iterable<string>) => {
    for (const repository of repositories) noteRepository.run(repository, service);
  });

  return {
    repositories: createRepositoryMarks(database),
    services: () => services.all(),
    mark: (service, fromMs) => void mark.run(service, fromMs),
    done(service, seen, nextMs) {
      if (nextMs === null) remove.run(service, seen);
      else moveOn.run(nextMs, service, seen);
    },
    from: (service, fromMs, production, limit) =>
      from.all({ service, fromMs, production: JSON.stringify(production), limit }).map(fromRow),
    before: (service, fromMs, production, limit) =>
      before
        .all({ service, fromMs, production: JSON.stringify(production), limit })
        .map(fromRow)
        .reverse(),
    firstUnresolvedMs: (service, production) =>
      firstUnresolved.get({ service, production: JSON.stringify(production) }) ?? null,
    noteRepositories: noteAll,
    servicesOf: (repository) => servicesOf.all(repository),
    carried: (service, production, shas) =>
      new Set(carried.all({ service, production: JSON.stringify(production), shas: JSON.stringify(shas) })),
    put(found) {
      if (putAll(found)) feed.announce('deployments');
    },
  };
}
