import type { CommitsEvent } from '#shared/sender-event.ts';
import type { Reading } from '../sender.ts';
import type { Fields } from './fields.ts';
import { pushedCommit } from './pushed-commit.ts';
import { saysEvents, saysNothing } from './reading.ts';

const BRANCH = 'refs/heads/';
const isNone = (sha: string): boolean => /^0+$/.test(sha);

interface Push {
  readonly body: Fields;
  /** Address of the repository. */
  readonly repository: string;
  readonly defaultBranch: string | null;
  readonly atMs: number;
  /** Whether the sender may have left out some of the commits, or what stood there before is gone. */
  readonly isCut: boolean;
}

/**
 * The commits of a push to a branch, oldest first. It is whole where it begins at what stood there before and ends with
 * the commit that stands there now; a new branch is not, because where it forked is not said.
 *
 * @throws Unreadable
 */
export function pushedRange({ body, repository, defaultBranch, atMs, isCut }: Push): Reading {
  const ref = body.needText('ref');
  const before = body.needText('before');
  const after = body.needText('after');
  if (!ref.startsWith(BRANCH)) return saysNothing(`a push of ${ref}, which is no branch`);
  const branch = ref.slice(BRANCH.length);
  if (isNone(after)) return saysNothing(`the branch ${branch} was deleted`);
  const commits = body.list('commits').map((commit) => pushedCommit(repository, commit));
  const event: CommitsEvent = {
    kind: 'commits',
    atMs,
    repository,
    toldBy: 'push',
    branch,
    isDefaultBranch: defaultBranch === null ? null : branch === defaultBranch,
    beforeSha: isNone(before) ? null : before,
    afterSha: after,
    isWhole: !isCut && !isNone(before) && commits.at(-1)?.sha === after,
    commits,
  };
  return saysEvents([event]);
}
