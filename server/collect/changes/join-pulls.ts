import type { PullRequest } from '#shared/sender-event.ts';
import type { FoundCommit } from './found-commit.ts';

/** What a pull request says of one commit. */
export interface PullTimes {
  readonly pullRequest: string;
  readonly firstCommitAtMs: number | null;
  readonly openedAtMs: number | null;
  readonly mergedAtMs: number | null;
}

/** Numbers of pull requests that messages name, as the hosts of code write them. */
export const namedPulls = (commits: readonly FoundCommit[]): string[] => [
  ...new Set(commits.flatMap(({ message }) => numberIn(message) ?? [])),
];

const numberIn = (message: string | null): string | null =>
  /^Merge pull request #(\d+) /.exec(message ?? '')?.[1] ?? /\(#(\d+)\)$/.exec(message ?? '')?.[1] ?? null;

/** Commits that only the merged branches bring: reachable from the later parents and not from the first. */
function broughtBy(merge: FoundCommit, bySha: ReadonlyMap<string, FoundCommit>): FoundCommit[] {
  const [first, ...others] = merge.parents ?? [];
  const reach = (tips: readonly string[], except: ReadonlySet<string>): Map<string, FoundCommit> => {
    const reached = new Map<string, FoundCommit>();
    const waiting = [...tips];
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      const commit = bySha.get(sha);
      if (commit === undefined || reached.has(sha) || except.has(sha)) continue;
      reached.set(sha, commit);
      waiting.push(...(commit.parents ?? []));
    }
    return reached;
  };
  const main = new Set(first === undefined ? [] : reach([first], new Set()).keys());
  return [...reach(others, main).values()];
}

/** The commits before one of them in the list, itself among them, newest first. */
const endingAt = (commits: readonly FoundCommit[], sha: string | null): readonly FoundCommit[] => {
  const place = commits.findIndex((commit) => commit.sha === sha);
  return commits.slice(0, place + 1).toReversed();
};

/** As many as the pull request has, of those that nothing else claims, and no merges. */
function lastOnes(
  newestFirst: readonly FoundCommit[],
  { commitCount }: PullRequest,
  claimed: ReadonlyMap<string, PullRequest>,
): FoundCommit[] {
  const own: FoundCommit[] = [];
  for (const commit of newestFirst) {
    if (own.length >= (commitCount ?? 1)) break;
    if (own.length > 0 && (claimed.has(commit.sha) || commit.parentCount > 1)) break;
    own.push(commit);
  }
  return own;
}

/** Back along first parents, as far as the list goes. */
function lineOf(commit: FoundCommit, bySha: ReadonlyMap<string, FoundCommit>): FoundCommit[] {
  const line: FoundCommit[] = [];
  for (let at: FoundCommit | undefined = commit; at !== undefined; at = bySha.get(at.parents?.[0] ?? ''))
    line.push(at);
  return line;
}

interface Pulls {
  readonly byNumber: ReadonlyMap<string, PullRequest>;
  readonly byMerge: ReadonlyMap<string, PullRequest>;
  readonly byHead: ReadonlyMap<string, PullRequest>;
}

/** On GitLab `#12` is an issue, and a merge request `!12`: their numbers have nothing to do with each other. */
const isNamedByHash = ({ url }: PullRequest): boolean => !/\/merge_requests\/\d+/.test(url ?? '');

const merged = (pulls: readonly PullRequest[]): Pulls => {
  const known = pulls.filter(({ mergedAtMs }) => mergedAtMs !== null);
  return {
    byNumber: new Map(known.filter(isNamedByHash).map((pull) => [pull.number, pull])),
    byMerge: new Map(known.map((pull) => [pull.mergeSha ?? '', pull])),
    byHead: new Map(known.map((pull) => [pull.headSha ?? '', pull])),
  };
};

/**
 * Which pull request brought which commit: the branch of a merge; a squash, which is the merge commit itself or names
 * the number; a rebase, whose last commit is the merge commit and which is as many commits long as the pull request.
 *
 * @param commits oldest first; without parents the order of the list stands for them
 * @param pulls of one repository; those that are not merged say nothing
 */
function claims(commits: readonly FoundCommit[], pulls: Pulls): Map<string, PullRequest> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const claimed = new Map<string, PullRequest>();
  const claim = (own: readonly FoundCommit[], pull: PullRequest) => {
    for (const { sha } of own) if (!claimed.has(sha)) claimed.set(sha, pull);
  };
  const pullOf = (commit: FoundCommit) =>
    pulls.byMerge.get(commit.sha) ?? pulls.byNumber.get(numberIn(commit.message) ?? '');
  const direct = commits.flatMap((commit) => {
    const pull = pullOf(commit);
    return pull === undefined ? [] : [{ commit, pull }];
  });
  for (const { commit, pull } of direct) claim([commit], pull);
  for (const { commit, pull } of direct) {
    if (commit.parentCount > 1) {
      const brought =
        commit.parents === null
          ? lastOnes(endingAt(commits, pull.headSha), pull, claimed)
          : broughtBy(commit, bySha);
      claim(brought, pull);
    } else if (numberIn(commit.message) === null) {
      const line = commit.parents === null ? endingAt(commits, commit.sha) : lineOf(commit, bySha);
      claim(lastOnes(line, pull, claimed), pull);
    }
  }
  for (const commit of commits) {
    const pull = pulls.byHead.get(commit.sha);
    if (pull !== undefined && !claimed.has(commit.sha)) {
      const line = commit.parents === null ? endingAt(commits, commit.sha) : lineOf(commit, bySha);
      claim(lastOnes(line, pull, claimed), pull);
    }
  }
  return claimed;
}

/** When the first of its commits was made; of a squash or a rebase only the pull request itself knows. */
function firstCommits(
  commits: readonly FoundCommit[],
  claimed: ReadonlyMap<string, PullRequest>,
): Map<string, number> {
  const first = new Map<string, number>();
  for (const { sha, committedAtMs, parentCount } of commits) {
    const pull = claimed.get(sha);
    if (pull === undefined || parentCount > 1) continue;
    first.set(pull.number, Math.min(first.get(pull.number) ?? committedAtMs, committedAtMs));
  }
  return first;
}

/** What is known of each commit by its pull request. @see claims */
export function joinPulls(
  commits: readonly FoundCommit[],
  pulls: readonly PullRequest[],
): ReadonlyMap<string, PullTimes> {
  const claimed = claims(commits, merged(pulls));
  const first = firstCommits(commits, claimed);
  return new Map(
    [...claimed].map(([sha, pull]) => {
      // Where its commits were made anew by the merge, they are no older than that.
      const ownMs = first.get(pull.number) ?? Number.POSITIVE_INFINITY;
      const isOriginal = ownMs < (pull.openedAtMs ?? pull.mergedAtMs ?? 0);
      return [
        sha,
        {
          pullRequest: pull.number,
          firstCommitAtMs: pull.firstCommitAtMs ?? (isOriginal ? ownMs : null),
          openedAtMs: pull.openedAtMs,
          mergedAtMs: pull.mergedAtMs,
        },
      ] as const;
    }),
  );
}
