import type { Database } from 'better-sqlite3';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import { withoutCredentials } from '#shared/repository-address.ts';
import { NOTE_GAP } from './delivery-digests.ts';
import { NOTE_TOUCHED } from './delivery-touches.ts';
import { isSameRow } from './same-row.ts';

/** What tells a deployment from all others. */
export type DeploymentKey = Pick<Deployment, 'service' | 'environment' | 'id'>;

/** The changes that deployments carried. */
export interface DeployedChanges {
  count(deployment: DeploymentKey): number;
  /** Puts these in the place of what the deployment had; returns whether anything differs. In a transaction. */
  replace(deployment: DeploymentKey, changes: readonly DeployedChange[]): boolean;
  /** Those of successful deployments to one of `production`, in the order of their deployments. */
  facts(service: string | null, production: readonly string[]): readonly DeployedChange[];
}

/** Of `changes c`. */
export const CHANGE_COLUMNS = `c.service, c.environment, c.deployment_id AS deploymentId, c.repository, c.sha,
  c.committed_at_ms AS committedAtMs, c.parent_count AS parentCount, c.first_commit_at_ms AS firstCommitAtMs,
  c.opened_at_ms AS openedAtMs, c.merged_at_ms AS mergedAtMs, c.reached_branch_at_ms AS reachedBranchAtMs, c.message, c.origin_sha AS originSha,
  c.reverts_sha AS revertsSha, c.pull_request AS pullRequest`;

const keyOf = ({ repository, sha }: DeployedChange) => JSON.stringify([repository, sha]);

function isGiven(stored: DeployedChange, given: ReadonlyMap<string, DeployedChange>): boolean {
  const change = given.get(keyOf(stored));
  return change !== undefined && isSameRow(stored, change);
}

export function createDeployedChanges(database: Database): DeployedChanges {
  const ofDeployment = database.prepare<[string, string, string], DeployedChange>(
    `SELECT ${CHANGE_COLUMNS} FROM changes c WHERE service = ? AND environment = ? AND deployment_id = ?`,
  );
  const countOf = database
    .prepare<[string, string, string], number>(
      'SELECT count(*) FROM changes WHERE service = ? AND environment = ? AND deployment_id = ?',
    )
    .pluck();
  const noteGap = database.prepare<DeploymentKey>(NOTE_GAP);
  const note = database.prepare<[string, string, string]>(NOTE_TOUCHED);
  const remove = database.prepare<[string, string, string]>(
    'DELETE FROM changes WHERE service = ? AND environment = ? AND deployment_id = ?',
  );
  const insert = database.prepare<DeployedChange>(
    `INSERT INTO changes (service, environment, deployment_id, repository, sha, committed_at_ms, parent_count,
       first_commit_at_ms, opened_at_ms, merged_at_ms, reached_branch_at_ms, message, origin_sha, reverts_sha, pull_request)
     VALUES (@service, @environment, @deploymentId, @repository, @sha, @committedAtMs, @parentCount,
       @firstCommitAtMs, @openedAtMs, @mergedAtMs, @reachedBranchAtMs, @message, @originSha, @revertsSha, @pullRequest)`,
  );
  const selectFacts = (condition: string) =>
    database.prepare<{ service: string | null; production: string }, DeployedChange>(
      `SELECT ${CHANGE_COLUMNS}
       FROM deployments d JOIN changes c USING (service, environment, deployment_id)
       WHERE d.result = 'success' AND d.environment COLLATE NOCASE IN (SELECT value FROM json_each(@production)) ${condition}
       ORDER BY d.finished_at_ms, d.deployment_id, d.service, d.environment, c.committed_at_ms, c.repository,
         c.sha`,
    );
  const factsOfAll = selectFacts('');
  const factsOfService = selectFacts('AND d.service = @service');

  return {
    count: ({ service, environment, id }) => countOf.get(service, environment, id) ?? 0,
    replace({ service, environment, id }, changes) {
      const rows = changes.map((each) => ({ ...each, repository: withoutCredentials(each.repository) }));
      const given = new Map(rows.map((change) => [keyOf(change), change]));
      const stored = ofDeployment.all(service, environment, id);
      const isSame = stored.length === given.size && stored.every((change) => isGiven(change, given));
      if (isSame) return false;
      remove.run(service, environment, id);
      note.get(service, environment, id);
      noteGap.run({ service, environment, id });
      for (const change of given.values()) insert.run(change);
      return true;
    },
    facts: (service, production) =>
      (service === null ? factsOfAll : factsOfService).all({
        service,
        production: JSON.stringify(production),
      }),
  };
}
