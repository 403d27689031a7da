import { askGit, type Git } from './run-git.ts';

/** Whether a clone holds its history only back to somewhere. @throws GitProblem */
export const isShallow = async (git: Git): Promise<boolean> =>
  (await askGit(git, ['rev-parse', '--is-shallow-repository'])) === 'true';
