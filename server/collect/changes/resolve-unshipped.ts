import type { CommitRange } from '../../store/commits.ts';
import { Failure } from '../failure.ts';
import { GitProblem } from '../git/git-problem.ts';
import { readRange, readTouching, TooManyCommits } from '../git/read-range.ts';
import type { Git } from '../git/run-git.ts';
import { arrivals, tipOf } from './branch-tip.ts';
import { pullsOf, unshippedRows } from './change-rows.ts';
import type { FoundCommit } from './found-commit.ts';
import { linesOf } from './lines.ts';
import { placeDeployments } from './place-deployments.ts';
import { changesSince, rangesOf, shaOf } from './range-changes.ts';
import type { ResolveDeps } from './resolve-deps.ts';
import { type OpenClone, ownKeysOf } from './resolve-service.ts';
import { type ServiceSetup, setupOf } from './service-setup.ts';

/** What waits, oldest first, and when each came to the branch; or why that is not known. */
type Waiting =
  | { readonly commits: readonly FoundCommit[]; readonly arrivedAtMs: ReadonlyMap<string, number> }
  | { readonly problem: string };

/** Of what is deployed the last so many; older ones are contained in them. */
const MOST_DEPLOYED = 2_000;
/** So many pushes may be heard in another order than they were made in. */
const MOST_PUSHES = 50;
/** More is no list of what waits: the branch is not the one that is released from. */
const MOST_WAITING = 20_000;

/** Commits of the branch that nothing deployed contains. */
async function waitingInClone(
  git: Git,
  { branch, paths }: ServiceSetup,
  deployed: readonly string[],
): Promise<Waiting> {
  const tip = await tipOf(git, branch);
  if (tip === null) return { problem: 'unknown-branch' };
  if (deployed.length === 0) return { problem: 'unknown-commit' };
  const asked = { tips: [tip], not: deployed, limit: MOST_WAITING };
  const commits = await readRange(git, asked);
  const touching = paths.length === 0 ? null : await readTouching(git, asked, paths);
  const own = [...commits.values()].reverse().filter(({ sha }) => touching === null || touching.has(sha));
  return {
    commits: own.map(({ subject, ...commit }) => ({
      ...commit,
      message: subject,
      parentCount: commit.parents.length,
    })),
    arrivedAtMs: arrivals(tip, commits),
  };
}

/**
 * The push after which the branch stands where it stands: one that none of the others went on from, since a host that
 * names no time, or sends one again, is heard late. Where all were gone on from, the branch was put back: the last heard.
 */
function lastOf(pushes: readonly CommitRange[]): CommitRange | undefined {
  const left = new Set(pushes.map(({ beforeSha }) => beforeSha));
  return pushes.find(({ afterSha }) => !left.has(afterSha)) ?? pushes[0];
}

/** Commits of pushes to the branch since something that was deployed. */
function waitingInPushes(
  { store, config }: ResolveDeps,
  { service, branch, paths }: ServiceSetup,
  repository: string,
  deployed: ReadonlySet<string>,
): Waiting {
  const { production } = config();
  const latest = lastOf(store.commits.latestOfBranch(repository, branch, MOST_PUSHES));
  if (latest === undefined) return { problem: 'no-pushes' };
  const findRanges = rangesOf(store.commits, repository);
  const answer = changesSince(
    { store: store.commits, repository, findRanges, paths },
    latest.afterSha,
    deployed,
  );
  if (!('commits' in answer)) return { problem: answer.problem };
  // A way of pushes may lead past a branch that was deployed.
  const shas = answer.commits.map(({ sha }) => sha);
  const carried = store.changeLines.carried(service, production, shas);
  return { ...answer, commits: answer.commits.filter(({ sha }) => !carried.has(sha)) };
}

async function findWaiting(
  deps: ResolveDeps,
  setup: ServiceSetup,
  clone: OpenClone,
): Promise<{ waiting: Waiting; repository: string }> {
  const { production } = deps.config();
  const counted = deps.store.changeLines.before(
    setup.service,
    Number.MAX_SAFE_INTEGER,
    production,
    MOST_DEPLOYED,
  );
  const repository = clone.name ?? setup.repository ?? counted.at(-1)?.repository ?? null;
  if (counted.length === 0) return { waiting: { problem: 'no-deployment' }, repository: repository ?? '' };
  if (repository === null) return { waiting: { problem: 'no-repository' }, repository: '' };
  const ownOf = async (git: Git | null) => {
    const placed = await placeDeployments(git, counted, () => true);
    return linesOf(placed, { ...setup, repository }, new Set([...ownKeysOf({ ...setup, repository }, clone)]))
      .filter(({ isOwn }) => isOwn)
      .flatMap((line) => line.placed);
  };
  if (clone.path !== null) {
    const waiting = await deps.clones.read(clone.path, async (git) =>
      waitingInClone(
        git,
        setup,
        (await ownOf(git)).flatMap(({ cloned }) => cloned ?? []),
      ),
    );
    return { waiting, repository };
  }
  const deployed = new Set((await ownOf(null)).flatMap((placed) => shaOf(placed) ?? []));
  return { waiting: waitingInPushes(deps, setup, repository, deployed), repository };
}

/** Finds what is merged and waits to be deployed, and keeps it; where that cannot be known, it says so. */
export async function resolveUnshipped(deps: ResolveDeps, service: string, clone: OpenClone): Promise<void> {
  const { store, config } = deps;
  const setup = setupOf(config(), service);
  try {
    const { waiting, repository } = await findWaiting(deps, setup, clone);
    if ('problem' in waiting) return store.unshipped.replace(service, null, waiting.problem);
    const { commits, arrivedAtMs } = waiting;
    const pulls = pullsOf(store.pullRequests, repository, commits);
    store.unshipped.replace(service, unshippedRows(service, repository, commits, pulls, arrivedAtMs), null);
  } catch (error) {
    if (error instanceof TooManyCommits) return store.unshipped.replace(service, null, 'too-many-commits');
    if (!(error instanceof GitProblem || error instanceof Failure)) throw error;
    store.unshipped.replace(service, null, 'fetch-failed');
  }
}
