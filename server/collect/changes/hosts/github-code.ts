import { pickedFrom, revertedBy } from '#shared/commit-message.ts';
import type { Commit, PullRequest } from '#shared/sender-event.ts';
import { isRecord, type JsonObject, objectsOf, textOf, timeOf } from '../../code-host/pick.ts';
import { allPages, type HostApi } from './host-api.ts';
import type { HostedCode } from './hosted-code.ts';

/** Of 100 commits or files each: more is no list of changes any more. */
const MOST_PAGES = 50;

const inner = (object: JsonObject, name: string): JsonObject => {
  const value = object[name];
  return isRecord(value) ? value : {};
};

function toCommit(repository: string, found: JsonObject): Commit {
  const commit = inner(found, 'commit');
  const message = textOf(commit, 'message');
  return {
    repository,
    sha: textOf(found, 'sha') ?? '',
    committedAtMs: timeOf(inner(commit, 'committer'), 'date') ?? 0,
    parentCount: objectsOf(found.parents).length,
    message,
    originSha: pickedFrom(message ?? ''),
    revertsSha: revertedBy(message ?? ''),
    files: null,
  };
}

const toPull = (repository: string, found: JsonObject, firstCommitAtMs: number | null): PullRequest => ({
  repository,
  number: textOf(found, 'number') ?? '',
  title: textOf(found, 'title'),
  branch: textOf(inner(found, 'base'), 'ref'),
  headBranch: textOf(inner(found, 'head'), 'ref'),
  headSha: textOf(inner(found, 'head'), 'sha'),
  mergeSha: textOf(found, 'merge_commit_sha'),
  commitCount: Number(textOf(found, 'commits') ?? Number.NaN) || null,
  openedAtMs: timeOf(found, 'created_at'),
  firstCommitAtMs,
  mergedAtMs: timeOf(found, 'merged_at'),
  labels: objectsOf(found.labels).flatMap((label) => textOf(label, 'name') ?? []),
  url: textOf(found, 'html_url'),
});

/** The earliest of commits that a pull request lists; null where none has a time. */
export function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** A repository of GitHub. @param name `acme/orders` */
export function githubCode(api: HostApi, repository: string, name: string): HostedCode {
  const base = `/repos/${name.split('/').map(encodeURIComponent).join('/')}`;
  const inPath = encodeURIComponent;

  return {
    async compare(before, after) {
      const path = `${base}/compare/${inPath(before)}...${inPath(after)}?per_page=100`;
      const pages = await allPages(api, path, MOST_PAGES);
      if ('problem' in pages) return pages;
      const found = pages.filter(isRecord).flatMap((page) => objectsOf(page.commits));
      const total = Number(textOf(pages[0], 'total_commits') ?? 0);
      if (found.length < total) {
        return { problem: 'range-gap', detail: `GitHub lists ${found.length} of ${total} commits` };
      }
      return found.map((commit) => toCommit(repository, commit));
    },
    async files(sha) {
      const pages = await allPages(api, `${base}/commits/${inPath(sha)}?per_page=100`, MOST_PAGES);
      if ('problem' in pages) return null;
      const files = pages.filter(isRecord).flatMap((page) => objectsOf(page.files));
      return files.flatMap((file) =>
        [textOf(file, 'filename'), textOf(file, 'previous_filename')].filter((path) => path !== null),
      );
    },
    async pull(number) {
      const found = await api.page(`${base}/pulls/${inPath(number)}`);
      if ('problem' in found || !isRecord(found.body) || textOf(found.body, 'merged_at') === null)
        return null;
      const commits = await allPages(api, `${base}/pulls/${inPath(number)}/commits?per_page=100`, MOST_PAGES);
      const times =
        'problem' in commits
          ? []
          : commits.flatMap(objectsOf).map((each) => toCommit(repository, each).committedAtMs || null);
      return toPull(repository, found.body, earliest(times));
    },
    async pullsWith(sha) {
      const found = await api.page(`${base}/commits/${inPath(sha)}/pulls`);
      if ('problem' in found) return [];
      return objectsOf(found.body).flatMap((pull) =>
        textOf(pull, 'merged_at') === null ? [] : (textOf(pull, 'number') ?? []),
      );
    },
  };
}
