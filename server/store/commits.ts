import type { Database } from 'better-sqlite3';
import { repositoryKey } from '#shared/repository-key.ts';
import type { Commit, CommitsEvent } from '#shared/sender-event.ts';
import { createCarrierMarks } from './mark-carriers.ts';
import { createRepositoryMarks } from './repository-marks.ts';

/** Commits from `beforeSha` (outside) to `afterSha`, in the order in which they were made. */
export interface CommitRange extends Omit<CommitsEvent, 'kind' | 'commits'> {
  readonly shas: readonly string[];
}

/** Commits and in which pushes and comparisons they are. A repository may be given by any address of it. */
export interface CommitStore {
  /**
   * Keeps commits and their range, or completes what is known of them. The same set of events in any order leaves the
   * same behind. Returns whether anything is new. Durable when it returns.
   */
  add(event: CommitsEvent): boolean;
  /** Completes what is known of one commit, e.g. its files. Durable when it returns. */
  complete(commit: Commit): void;
  /** Those of the given commits that are known, by sha. */
  find(repository: string, shas: readonly string[]): ReadonlyMap<string, Commit>;
  /** The ranges that end at a commit or hold it. */
  rangesWith(repository: string, sha: string): readonly CommitRange[];
  /** The latest ranges of a branch, newest first; `branch: null` for the repository's default one. */
  latestOfBranch(repository: string, branch: string | null, limit: number): readonly CommitRange[];
}

type CommitRow = Omit<Commit, 'files'> & { readonly files: string | null };
type RangeRow = Omit<CommitRange, 'shas' | 'isWhole' | 'isDefaultBranch'> & {
  readonly shas: string;
  readonly isWhole: 0 | 1;
  readonly isDefaultBranch: 0 | 1 | null;
};

/** What two tellers say differently is decided by what they say, not by who came first. */
const PUT_COMMIT = `INSERT INTO commits (repository, sha, committed_at_ms, parent_count, message, origin_sha,
    reverts_sha, files)
  VALUES (@repository, @sha, @committedAtMs, @parentCount, @message, @originSha, @revertsSha, @files)
  ON CONFLICT (repository, sha) DO UPDATE SET
    committed_at_ms = max(committed_at_ms, excluded.committed_at_ms),
    parent_count = coalesce(max(parent_count, excluded.parent_count), parent_count, excluded.parent_count),
    message = CASE WHEN (length(excluded.message), excluded.message) > (ifnull(length(message), -1), ifnull(message, ''))
      THEN excluded.message ELSE message END,
    origin_sha = coalesce(max(origin_sha, excluded.origin_sha), origin_sha, excluded.origin_sha),
    reverts_sha = coalesce(max(reverts_sha, excluded.reverts_sha), reverts_sha, excluded.reverts_sha),
    files = CASE WHEN (length(excluded.files), excluded.files) > (ifnull(length(files), -1), ifnull(files, ''))
      THEN excluded.files ELSE files END`;

const PUT_RANGE = `INSERT INTO commit_ranges (repository, told_by, branch, before_sha, after_sha, at_ms,
    is_default_branch, is_whole, shas)
  VALUES (@repository, @toldBy, @branch, @beforeSha, @afterSha, @atMs, @isDefaultBranch, @isWhole, @shas)
  ON CONFLICT (repository, after_sha, told_by, ifnull(branch, ''), ifnull(before_sha, '')) DO UPDATE SET
    at_ms = min(at_ms, excluded.at_ms),
    is_default_branch = coalesce(max(is_default_branch, excluded.is_default_branch), is_default_branch,
      excluded.is_default_branch),
    shas = CASE WHEN (excluded.is_whole, length(excluded.shas), excluded.shas) > (is_whole, length(shas), shas)
      THEN excluded.shas ELSE shas END,
    is_whole = max(is_whole, excluded.is_whole)
  RETURNING row_id`;

const COMMIT = `repository, sha, committed_at_ms AS committedAtMs, parent_count AS parentCount, message,
  origin_sha AS originSha, reverts_sha AS revertsSha, files`;
const RANGE = `repository, told_by AS toldBy, branch, before_sha AS beforeSha, after_sha AS afterSha, at_ms AS atMs,
  is_default_branch AS isDefaultBranch, is_whole AS isWhole, shas`;
/** Decides between ranges that say the same, by what they say. */
const IN_ORDER = `is_whole DESC, ifnull(is_default_branch, 0) DESC, told_by, at_ms, ifnull(branch, ''),
  ifnull(before_sha, '')`;

const toCommitRow = (commit: Commit, repository: string): CommitRow => ({
  ...commit,
  repository,
  sha: commit.sha.toLowerCase(),
  files: commit.files === null ? null : JSON.stringify([...commit.files].sort()),
});

const fromCommitRow = ({ files, ...rest }: CommitRow): Commit => ({
  ...rest,
  files: files === null ? null : (JSON.parse(files) as string[]),
});

const toRangeRow = ({ commits, kind: _, ...event }: CommitsEvent, repository: string): RangeRow => ({
  ...event,
  repository,
  beforeSha: event.beforeSha?.toLowerCase() ?? null,
  afterSha: event.afterSha.toLowerCase(),
  isDefaultBranch: event.isDefaultBranch === null ? null : event.isDefaultBranch ? 1 : 0,
  isWhole: event.isWhole ? 1 : 0,
  shas: JSON.stringify(commits.map(({ sha }) => sha.toLowerCase())),
});

const fromRangeRow = ({ shas, isWhole, isDefaultBranch, ...rest }: RangeRow): CommitRange => ({
  ...rest,
  shas: JSON.parse(shas) as string[],
  isWhole: isWhole === 1,
  isDefaultBranch: isDefaultBranch === null ? null : isDefaultBranch === 1,
});

export function createCommitStore(database: Database): CommitStore {
  const marks = createRepositoryMarks(database);
  const markCarriers = createCarrierMarks(database);
  const putCommit = database.prepare<CommitRow>(PUT_COMMIT);
  const putRange = database.prepare<RangeRow, { row_id: number }>(PUT_RANGE);
  const putMember = database.prepare<[string, number]>(
    'INSERT INTO commit_range_members (sha, range_row_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const findCommits = database.prepare<[string, string], CommitRow>(
    `SELECT ${COMMIT} FROM commits WHERE repository = ? AND sha IN (SELECT value FROM json_each(?))`,
  );
  const withSha = database.prepare<{ repository: string; sha: string }, RangeRow>(
    `SELECT ${RANGE} FROM commit_ranges WHERE repository = @repository AND row_id IN (
       SELECT row_id FROM commit_ranges WHERE repository = @repository AND after_sha = @sha
       UNION SELECT range_row_id FROM commit_range_members WHERE sha = @sha)
     ORDER BY after_sha = @sha DESC, ${IN_ORDER}`,
  );
  const selectLatest = (condition: string) =>
    database.prepare<{ repository: string; branch: string | null; limit: number }, RangeRow>(
      `SELECT ${RANGE} FROM commit_ranges WHERE repository = @repository AND told_by = 'push' AND ${condition}
       ORDER BY at_ms DESC, after_sha LIMIT @limit`,
    );
  const latestOfDefault = selectLatest('is_default_branch = 1');
  const latestOfNamed = selectLatest('branch = @branch');
  function known(repository: string, shas: readonly string[]): ReadonlyMap<string, Commit> {
    const rows = findCommits.all(repository, JSON.stringify(shas));
    return new Map(rows.map((row) => [row.sha, fromCommitRow(row)]));
  }

  function put(range: RangeRow, commits: readonly CommitRow[]): void {
    for (const commit of commits) putCommit.run(commit);
    const rowId = putRange.get(range)?.row_id;
    if (rowId === undefined) return;
    for (const { sha } of commits) putMember.run(sha, rowId);
  }

  const add = database.transaction((event: CommitsEvent): boolean => {
    const repository = repositoryKey(event.repository);
    const range = toRangeRow(event, repository);
    const commits = event.commits.map((commit) => toCommitRow(commit, repository));
    const shas = commits.map(({ sha }) => sha);
    const state = () =>
      JSON.stringify([[...known(repository, shas)], withSha.all({ repository, sha: range.afterSha })]);
    const before = state();
    put(range, commits);
    if (state() === before) return false;
    marks.mark(repository);
    markCarriers([...shas, range.afterSha]);
    return true;
  });

  return {
    add,
    complete: (commit) => void putCommit.run(toCommitRow(commit, repositoryKey(commit.repository))),
    find: (repository, shas) => known(repositoryKey(repository), shas),
    rangesWith: (repository, sha) =>
      withSha.all({ repository: repositoryKey(repository), sha }).map(fromRangeRow),
    latestOfBranch(repository, branch, limit) {
      const latest = branch === null ? latestOfDefault : latestOfNamed;
      return latest.all({ repository: repositoryKey(repository), branch, limit }).map(fromRangeRow);
    },
  };
}
