import { resolve } from 'node:path';
import { GitProblem } from './git-problem.ts';
import { askGit, type Git } from './run-git.ts';

/** A remote's address without the name and password that may stand in it; other forms stay as they are. */
export const withoutCredentials = (address: string): string => {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.password = '';
  // In ssh://git@host the name is part of the address and no secret.
  if (url.protocol !== 'ssh:') url.username = '';
  return url.href;
};

/** What the repository is called: the address of its remote `origin`, else its path. */
export const repositoryName = async (git: Git, path: string): Promise<string> => {
  try {
    return withoutCredentials(await askGit(git, ['config', '--get', 'remote.origin.url']));
  } catch (error) {
    if (error instanceof GitProblem && error.kind === 'failed') return resolve(path);
    throw error;
  }
};
