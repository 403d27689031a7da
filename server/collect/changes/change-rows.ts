import type { DeployedChange, UnshippedChange } from '#shared/facts.ts';
import type { LineDeployment } from '../../store/change-lines.ts';
import type { PullRequestStore } from '../../store/pull-requests.ts';
import type { FoundCommit } from './found-commit.ts';
import { joinPulls, namedPulls, type PullTimes } from './join-pulls.ts';

/** What is known of commits by the pull requests that brought them. */
export function pullsOf(
  store: PullRequestStore,
  repository: string,
  commits: readonly FoundCommit[],
): ReadonlyMap<string, PullTimes> {
  if (commits.length === 0) return new Map();
  const shas = commits.map(({ sha }) => sha);
  const pulls = [...store.ofCommits(repository, shas), ...store.ofNumbers(repository, namedPulls(commits))];
  return joinPulls(commits, [...new Map(pulls.map((pull) => [pull.number, pull])).values()]);
}

/** When a commit came to the branch: with its pull request, else as it arrived there. */
const reachedAtMs = (pull: PullTimes | undefined, arrivedAtMs: number): number =>
  pull?.mergedAtMs ?? arrivedAtMs;

/**
 * Commits as what a deployment carried.
 *
 * @param arrivedAtMs when each came to the branch; without those that are not on it
 */
export const changeRows = (
  deployment: LineDeployment,
  repository: string,
  commits: readonly FoundCommit[],
  pulls: ReadonlyMap<string, PullTimes>,
  arrivedAtMs: ReadonlyMap<string, number>,
): DeployedChange[] =>
  commits.map((commit) => {
    const pull = pulls.get(commit.sha);
    const arrived = arrivedAtMs.get(commit.sha);
    return {
      service: deployment.service,
      environment: deployment.environment,
      deploymentId: deployment.id,
      repository,
      sha: commit.sha,
      committedAtMs: commit.committedAtMs,
      parentCount: commit.parentCount,
      firstCommitAtMs: pull?.firstCommitAtMs ?? null,
      openedAtMs: pull?.openedAtMs ?? null,
      mergedAtMs: pull?.mergedAtMs ?? null,
      reachedBranchAtMs: arrived === undefined ? null : reachedAtMs(pull, arrived),
      message: commit.message,
      originSha: commit.originSha,
      revertsSha: commit.revertsSha,
      pullRequest: pull?.pullRequest ?? null,
    };
  });

/** Commits as what waits to be deployed. @param arrivedAtMs when each came to the branch, as far as that is known */
export const unshippedRows = (
  service: string,
  repository: string,
  commits: readonly FoundCommit[],
  pulls: ReadonlyMap<string, PullTimes>,
  arrivedAtMs: ReadonlyMap<string, number>,
): UnshippedChange[] =>
  commits.map((commit) => {
    const pull = pulls.get(commit.sha);
    return {
      service,
      repository,
      sha: commit.sha,
      committedAtMs: commit.committedAtMs,
      mergedAtMs: reachedAtMs(pull, arrivedAtMs.get(commit.sha) ?? commit.committedAtMs),
      parentCount: commit.parentCount,
      message: commit.message,
      pullRequest: pull?.pullRequest ?? null,
    };
  });
