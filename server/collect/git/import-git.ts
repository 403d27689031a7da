import type { DeployedChange, Deployment } from '#shared/facts.ts';
import { firstContaining } from './first-containing.ts';
import { GitProblem } from './git-problem.ts';
import { isShallow } from './is-shallow.ts';
import { type Commit, readCommits } from './read-commits.ts';
import { readTagCommits, readTags, type Tag } from './read-tags.ts';
import { repositoryName } from './repository-name.ts';
import { createGit, type Git } from './run-git.ts';

export interface GitImport {
  /** Path of a clone. */
  readonly repository: string;
  /** Service that the deployments are of. */
  readonly service: string;
  /** Pattern of the tags that are releases, as in `git tag --list`; `*` for all. */
  readonly tags: string;
  readonly environment: string;
  /** The variables that git itself runs with. */
  readonly variables: NodeJS.ProcessEnv;
}

/** The facts of a whole history, oldest deployment first. */
export interface ImportedHistory {
  readonly deployments: readonly Deployment[];
  readonly changes: readonly DeployedChange[];
  /** Matching tags that stand on a file or a folder, and so release nothing. */
  readonly skippedTags: readonly string[];
}

interface Release {
  readonly name: string;
  readonly sha: string;
  readonly atMs: number;
}

const checkRepository = async (git: Git, repository: string): Promise<void> => {
  if (!(await isShallow(git))) return;
  throw new GitProblem(
    'shallow',
    `${repository} is a shallow clone and does not hold its whole history; run "git fetch --unshallow" in it first`,
  );
};

const byTime = (a: Release, b: Release): number => a.atMs - b.atMs || (a.name < b.name ? -1 : 1);

const orderReleases = (
  tags: readonly Tag[],
  shas: ReadonlyMap<string, string>,
  commits: ReadonlyMap<string, Commit>,
): Release[] =>
  tags
    .flatMap(({ name, taggedAtMs }) => {
      const commit = commits.get(shas.get(name) ?? '');
      return commit === undefined ? [] : { name, sha: commit.sha, atMs: taggedAtMs ?? commit.committedAtMs };
    })
    .sort(byTime);

/** Only what every import of the history knows; the rest is for pipelines to tell. */
const toDeployment = (
  release: Release,
  repository: string,
  { service, environment }: GitImport,
): Deployment => ({
  service,
  environment,
  id: release.name,
  finishedAtMs: release.atMs,
  startedAtMs: null,
  result: 'success',
  version: release.name,
  sha: release.sha,
  repository,
  automated: null,
  unplanned: null,
  fixesIncident: null,
  rollbackOf: null,
  url: null,
  source: 'api',
  ref: null,
  previousSha: null,
});

const toChange = (commit: Commit, deployment: Deployment, repository: string): DeployedChange => ({
  service: deployment.service,
  environment: deployment.environment,
  deploymentId: deployment.id,
  repository,
  sha: commit.sha,
  committedAtMs: commit.committedAtMs,
  parentCount: commit.parents.length,
  firstCommitAtMs: null,
  openedAtMs: null,
  mergedAtMs: null,
  reachedBranchAtMs: commit.committedAtMs,
  message: commit.subject,
  originSha: null,
  revertsSha: null,
  pullRequest: null,
});

/**
 * Reads a clone as deployments: each matching tag is one, at the time it was made (a lightweight one at its
 * commit's committer time); its changes are the commits reachable from it and from no earlier matching tag,
 * tags of one moment in the order of their names. The same history gives the same answer.
 * Throws `GitProblem` where there is no repository, no matching tag, or only a part of the history.
 */
export const importGit = async (request: GitImport): Promise<ImportedHistory> => {
  const git = createGit(request.repository, request.variables);
  await checkRepository(git, request.repository);
  const tags = await readTags(git, request.tags);
  const shas = await readTagCommits(git, tags);
  if (shas.size === 0) {
    throw new GitProblem(
      'no-tags',
      `no tag of ${request.repository} matches "${request.tags}"; tags are read as releases`,
    );
  }
  const commits = await readCommits(git, shas.values());
  const releases = orderReleases(tags, shas, commits);
  const repository = await repositoryName(git, request.repository);
  const deployments = releases.map((release) => toDeployment(release, repository, request));
  const carried = firstContaining(
    releases.map(({ sha }) => sha),
    commits,
  );
  return {
    deployments,
    changes: deployments.flatMap((deployment, index) =>
      (carried[index] ?? []).map((commit) => toChange(commit, deployment, repository)),
    ),
    skippedTags: tags.flatMap(({ name }) => (shas.has(name) ? [] : name)),
  };
};
