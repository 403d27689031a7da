import { pickedFrom, revertedBy } from '#shared/commit-message.ts';
import type { Commit } from '#shared/sender-event.ts';
import type { Fields } from './fields.ts';

/** What git and the code hosts write over a merge. A push names no parents, so that this is all there is to go by. */
const MERGE =
  /^Merge (?:pull request #\d+|(?:remote-tracking )?branch(?:es)? '|(?:remote-tracking )?tag '|commit ')/;

const touched = ['added', 'modified', 'removed'] as const;

const filesOf = (commit: Fields): string[] | null =>
  touched.some((name) => commit.has(name))
    ? [...new Set(touched.flatMap((name) => commit.texts(name)))]
    : null;

/**
 * A commit as the push of GitHub and of GitLab names it; its `timestamp` is the committer's.
 * @throws Unreadable
 */
export function pushedCommit(repository: string, commit: Fields): Commit {
  const message = commit.text('message');
  return {
    repository,
    sha: commit.needText('id'),
    committedAtMs: commit.needInstant('timestamp'),
    parentCount: message !== null && MERGE.test(message) ? 2 : null,
    message,
    originSha: message === null ? null : pickedFrom(message),
    revertsSha: message === null ? null : revertedBy(message),
    files: filesOf(commit),
  };
}
