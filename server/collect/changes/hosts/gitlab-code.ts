import { pickedFrom, revertedBy } from '#shared/commit-message.ts';
import type { Commit, PullRequest } from '#shared/sender-event.ts';
import { isRecord, type JsonObject, objectsOf, textOf, timeOf } from '../../code-host/pick.ts';
import { earliest } from './github-code.ts';
import { allPages, type HostApi } from './host-api.ts';
import type { HostedCode } from './hosted-code.ts';

const MOST_PAGES = 50;

function toCommit(repository: string, found: JsonObject): Commit {
  const message = textOf(found, 'message') ?? textOf(found, 'title');
  return {
    repository,
    sha: textOf(found, 'id') ?? '',
    committedAtMs: timeOf(found, 'committed_date') ?? timeOf(found, 'created_at') ?? 0,
    parentCount: Array.isArray(found.parent_ids) ? found.parent_ids.length : null,
    message,
    originSha: pickedFrom(message ?? ''),
    revertsSha: revertedBy(message ?? ''),
    files: null,
  };
}

const toPull = (repository: string, found: JsonObject, times: readonly number[]): PullRequest => ({
  repository,
  number: textOf(found, 'iid') ?? '',
  title: textOf(found, 'title'),
  branch: textOf(found, 'target_branch'),
  headBranch: textOf(found, 'source_branch'),
  headSha: textOf(found, 'sha'),
  // The squash before the merge over it, which is no change; after a fast-forward the branch's own last commit.
  mergeSha: textOf(found, 'squash_commit_sha') ?? textOf(found, 'merge_commit_sha') ?? textOf(found, 'sha'),
  commitCount: times.length || null,
  openedAtMs: timeOf(found, 'created_at'),
  firstCommitAtMs: earliest(times),
  mergedAtMs: timeOf(found, 'merged_at'),
  labels: Array.isArray(found.labels) ? found.labels.filter((label) => typeof label === 'string') : [],
  url: textOf(found, 'web_url'),
});

/** A project of GitLab. @param name `acme/orders`, with all its groups */
export function gitlabCode(api: HostApi, repository: string, name: string): HostedCode {
  const base = `/projects/${encodeURIComponent(name)}`;
  const inPath = encodeURIComponent;

  return {
    async compare(before, after) {
      const query = new URLSearchParams({ from: before, to: after });
      const page = await api.page(`${base}/repository/compare?${query}`);
      if ('problem' in page) return page;
      const found = isRecord(page.body) ? page.body : {};
      if (found.compare_timeout === true)
        return { problem: 'range-gap', detail: 'GitLab could not compare them in time' };
      return objectsOf(found.commits).map((commit) => toCommit(repository, commit));
    },
    async files(sha) {
      const pages = await allPages(
        api,
        `${base}/repository/commits/${inPath(sha)}/diff?per_page=100`,
        MOST_PAGES,
      );
      if ('problem' in pages) return null;
      const paths = pages
        .flatMap(objectsOf)
        .flatMap((file) => [textOf(file, 'new_path'), textOf(file, 'old_path')]);
      return [...new Set(paths.filter((path) => path !== null))];
    },
    async pull(number) {
      const found = await api.page(`${base}/merge_requests/${inPath(number)}`);
      if ('problem' in found || !isRecord(found.body) || textOf(found.body, 'merged_at') === null)
        return null;
      const path = `${base}/merge_requests/${inPath(number)}/commits?per_page=100`;
      const commits = await allPages(api, path, MOST_PAGES);
      const times =
        'problem' in commits
          ? []
          : commits.flatMap(objectsOf).map((each) => toCommit(repository, each).committedAtMs);
      return toPull(repository, found.body, times);
    },
    async pullsWith(sha) {
      const found = await api.page(`${base}/repository/commits/${inPath(sha)}/merge_requests`);
      if ('problem' in found) return [];
      return objectsOf(found.body).flatMap((request) =>
        textOf(request, 'merged_at') === null ? [] : (textOf(request, 'iid') ?? []),
      );
    },
  };
}
