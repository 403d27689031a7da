import { resolve } from 'node:path';
import { withoutCredentials } from '#shared/repository-address.ts';
import { GitProblem } from './git-problem.ts';
import { askGit, type Git } from './run-git.ts';

/** What the repository is called: the address of its remote `origin`, else its path. */
export const repositoryName = async (git: Git, path: string): Promise<string> => {
  try {
    return withoutCredentials(await askGit(git, ['config', '--get', 'remote.origin.url']));
  } catch (error) {
    if (error instanceof GitProblem && error.kind === 'failed') return resolve(path);
    throw error;
  }
};
