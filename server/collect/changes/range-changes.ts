import type { Commit } from '#shared/sender-event.ts';
import type { CommitStore } from '../../store/commits.ts';
import type { FoundCommit } from './found-commit.ts';
import { earlierThan, type Line, namesCommit } from './lines.ts';
import { type FindRanges, walkRanges } from './walk-ranges.ts';

/** What pushes and comparisons say of a deployment. */
export type RangeAnswer =
  | {
      readonly commits: readonly FoundCommit[];
      readonly from: 'api' | 'pushes';
      /** When each came to its branch, by sha. */
      readonly arrivedAtMs: ReadonlyMap<string, number>;
    }
  | { readonly problem: 'baseline' | 'no-commit' | 'unknown-commit' | 'range-gap' }
  /** Which of its commits are the service's cannot be told without the files of these. */
  | { readonly problem: 'unknown-files'; readonly shas: readonly string[] };

/** How the hosts of code and git itself name a merge, where nobody says how many parents a commit has. */
const mergeMessage = /^Merge (pull request #\d+ from|(remote-tracking )?branch '|tag '|commit ')/;

const parentCountOf = ({ parentCount, message }: Commit): number =>
  parentCount ?? (mergeMessage.test(message ?? '') ? 2 : 1);

const toFound = (commit: Commit): FoundCommit => ({
  ...commit,
  parents: null,
  parentCount: parentCountOf(commit),
  message: (commit.message ?? '').split('\n')[0]?.trim().slice(0, 1_000) || null,
});

/** Whether a commit touches one of the paths, or anything at all where there are none; null where nobody says. */
export function touches({ files }: Pick<Commit, 'files'>, paths: readonly string[]): boolean | null {
  if (paths.length === 0) return true;
  if (files === null) return null;
  return files.some((file) => paths.some((path) => file === path || file.startsWith(`${path}/`)));
}

/** Reads ranges once for each commit, since deployments of a line ask for the same ones. */
export function rangesOf(commits: CommitStore, repository: string): FindRanges {
  const known = new Map<string, ReturnType<CommitStore['rangesWith']>>();
  return (sha) => {
    const ranges = known.get(sha) ?? commits.rangesWith(repository, sha);
    known.set(sha, ranges);
    return ranges;
  };
}

export interface RangeQuestion {
  readonly store: CommitStore;
  readonly repository: string;
  readonly findRanges: FindRanges;
  readonly paths: readonly string[];
}

/** The commits between a commit and the last deployed one before it, oldest first. */
export function changesSince(
  question: RangeQuestion,
  sha: string,
  deployed: ReadonlySet<string>,
): RangeAnswer {
  const { store, repository, findRanges, paths } = question;
  const walk = walkRanges(sha, {
    findRanges,
    isStop: (each) => deployed.has(each),
    hasMerge: (shas) =>
      shas.length > 0 && [...store.find(repository, shas).values()].some((each) => parentCountOf(each) > 1),
  });
  if (walk.kind === 'gap')
    return {
      problem: walk.missing.includes(sha) && findRanges(sha).length === 0 ? 'unknown-commit' : 'range-gap',
    };
  const shas = walk.commits.map((each) => each.sha);
  const known = store.find(repository, shas);
  const commits = shas.flatMap((each) => known.get(each) ?? []);
  const unknown = commits.filter((commit) => touches(commit, paths) === null);
  if (unknown.length > 0) return { problem: 'unknown-files', shas: unknown.map((commit) => commit.sha) };
  return {
    commits: commits.filter((commit) => touches(commit, paths) === true).map(toFound),
    from: walk.commits.some(({ range }) => range.toldBy === 'api') ? 'api' : 'pushes',
    arrivedAtMs: new Map(walk.commits.map((each) => [each.sha, each.range.atMs])),
  };
}

/** The commit that a deployment was made of, as a sender or a clone names it; null where neither does. */
export const shaOf = ({ deployment, cloned }: Line['placed'][number]): string | null =>
  deployment.sha ?? cloned;

/** What pushes and comparisons say of the deployment at a place of a line. */
export function rangeChanges(question: RangeQuestion, line: Line, place: number): RangeAnswer {
  const placed = line.placed[place];
  if (placed === undefined || !namesCommit(placed.deployment)) return { problem: 'no-commit' };
  const { previousSha } = placed.deployment;
  const earlier = earlierThan(line, place).filter(({ deployment }) => namesCommit(deployment));
  if (earlier.length === 0 && previousSha === null) return { problem: 'baseline' };
  const sha = shaOf(placed);
  if (sha === null) return { problem: 'unknown-commit' };
  const deployed = new Set(earlier.flatMap((each) => shaOf(each) ?? []));
  if (previousSha !== null) deployed.add(previousSha);
  // What ran right before names no commit that is known: some of what is found may have gone out with it.
  const last = earlier.at(-1);
  if (previousSha === null && last !== undefined && shaOf(last) === null) return { problem: 'range-gap' };
  return changesSince(question, sha, deployed);
}
