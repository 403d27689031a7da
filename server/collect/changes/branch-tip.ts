import { remoteOf } from '../git/fetch-clone.ts';
import { findCommits } from '../git/find-commits.ts';
import { firstContaining } from '../git/first-containing.ts';
import type { RangeCommit } from '../git/read-range.ts';
import type { Git } from '../git/run-git.ts';

/** The tip of the branch that is released from, as the remote has it where there is one. */
export async function tipOf(git: Git, branch: string | null): Promise<string | null> {
  const remote = await remoteOf(git);
  const names =
    branch !== null
      ? [...(remote === null ? [] : [`refs/remotes/${remote}/${branch}`]), `refs/heads/${branch}`]
      : [
          ...(remote === null
            ? []
            : ['HEAD', 'main', 'master'].map((name) => `refs/remotes/${remote}/${name}`)),
          'HEAD',
        ];
  return (await findCommits(git, names)).find((sha) => sha !== null) ?? null;
}

/** When each commit came to the branch: with the commit of its first-parent line that contains it. */
export function arrivals(tip: string, commits: ReadonlyMap<string, RangeCommit>): Map<string, number> {
  const line: RangeCommit[] = [];
  for (let at = commits.get(tip); at !== undefined; at = commits.get(at.parents[0] ?? '')) line.unshift(at);
  const carried = firstContaining(
    line.map(({ sha }) => sha),
    commits,
  );
  return new Map(
    carried.flatMap((own, index) =>
      own.map(({ sha, committedAtMs }) => [sha, line[index]?.committedAtMs ?? committedAtMs] as const),
    ),
  );
}
