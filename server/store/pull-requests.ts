import type { Database } from 'better-sqlite3';
import { repositoryKey } from '#shared/repository-key.ts';
import type { PullRequest } from '#shared/sender-event.ts';
import { createCarrierMarks } from './mark-carriers.ts';
import { createRepositoryMarks } from './repository-marks.ts';
import { isSameRow } from './same-row.ts';
import type { Upserted } from './store.ts';

/** Pull and merge requests as they stand. A repository may be given by any address of it. */
export interface PullRequestStore {
  /** Puts it in the place of what was known of it; what it does not know stays. Durable when it returns. */
  upsert(pull: PullRequest): Upserted;
  get(repository: string, number: string): PullRequest | null;
  /** Those that brought one of these commits into their branch, or ended with it before. */
  ofCommits(repository: string, shas: readonly string[]): readonly PullRequest[];
  ofNumbers(repository: string, numbers: readonly string[]): readonly PullRequest[];
}

type PullRow = Omit<PullRequest, 'labels'> & { readonly labels: string };

const COLUMNS = `repository, number, title, branch, head_branch AS headBranch, head_sha AS headSha,
  merge_sha AS mergeSha, commit_count AS commitCount, opened_at_ms AS openedAtMs,
  first_commit_at_ms AS firstCommitAtMs, merged_at_ms AS mergedAtMs, labels, url`;

/** What a later word does not know stays as it was: a sender and the API of its host know different things. */
const PUT = `INSERT INTO pull_requests (repository, number, title, branch, head_branch, head_sha, merge_sha,
    commit_count, opened_at_ms, first_commit_at_ms, merged_at_ms, labels, url)
  VALUES (@repository, @number, @title, @branch, @headBranch, @headSha, @mergeSha, @commitCount, @openedAtMs,
    @firstCommitAtMs, @mergedAtMs, @labels, @url)
  ON CONFLICT (repository, number) DO UPDATE SET title = coalesce(excluded.title, title),
    branch = coalesce(excluded.branch, branch), head_branch = coalesce(excluded.head_branch, head_branch),
    head_sha = coalesce(excluded.head_sha, head_sha), merge_sha = coalesce(excluded.merge_sha, merge_sha),
    commit_count = coalesce(excluded.commit_count, commit_count),
    opened_at_ms = coalesce(excluded.opened_at_ms, opened_at_ms),
    first_commit_at_ms = coalesce(excluded.first_commit_at_ms, first_commit_at_ms),
    merged_at_ms = coalesce(excluded.merged_at_ms, merged_at_ms), labels = excluded.labels,
    url = coalesce(excluded.url, url)`;

const toRow = (pull: PullRequest): PullRow => ({
  ...pull,
  repository: repositoryKey(pull.repository),
  headSha: pull.headSha?.toLowerCase() ?? null,
  mergeSha: pull.mergeSha?.toLowerCase() ?? null,
  labels: JSON.stringify(pull.labels),
});

const fromRow = ({ labels, ...rest }: PullRow): PullRequest => ({
  ...rest,
  labels: JSON.parse(labels) as string[],
});

export function createPullRequestStore(database: Database): PullRequestStore {
  const marks = createRepositoryMarks(database);
  const select = database.prepare<[string, string], PullRow>(
    `SELECT ${COLUMNS} FROM pull_requests WHERE repository = ? AND number = ?`,
  );
  const put = database.prepare<PullRow>(PUT);
  const markCarriers = createCarrierMarks(database);
  const selectOfCommits = database.prepare<{ repository: string; shas: string }, PullRow>(
    `SELECT ${COLUMNS} FROM pull_requests
     WHERE repository = @repository AND merge_sha IN (SELECT value FROM json_each(@shas))
     UNION SELECT ${COLUMNS} FROM pull_requests
     WHERE repository = @repository AND head_sha IN (SELECT value FROM json_each(@shas))
     ORDER BY number`,
  );
  const selectOfNumbers = database.prepare<[string, string], PullRow>(
    `SELECT ${COLUMNS} FROM pull_requests WHERE repository = ? AND number IN (SELECT value FROM json_each(?))
     ORDER BY number`,
  );

  const upsert = database.transaction((pull: PullRequest): Upserted => {
    const row = toRow(pull);
    const stored = select.get(row.repository, row.number);
    if (stored !== undefined && isSameRow(stored, row)) return 'same';
    put.run(row);
    if (stored !== undefined && isSameRow(stored, select.get(row.repository, row.number) ?? row))
      return 'same';
    markCarriers([stored?.mergeSha ?? null, stored?.headSha ?? null, row.mergeSha, row.headSha]);
    marks.mark(row.repository);
    return stored === undefined ? 'created' : 'updated';
  });

  return {
    upsert,
    get(repository, number) {
      const row = select.get(repositoryKey(repository), number);
      return row === undefined ? null : fromRow(row);
    },
    ofCommits: (repository, shas) =>
      selectOfCommits.all({ repository: repositoryKey(repository), shas: JSON.stringify(shas) }).map(fromRow),
    ofNumbers: (repository, numbers) =>
      selectOfNumbers.all(repositoryKey(repository), JSON.stringify(numbers)).map(fromRow),
  };
}
