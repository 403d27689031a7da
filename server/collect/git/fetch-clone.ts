import { GitProblem } from './git-problem.ts';
import { askGit, type Git } from './run-git.ts';

/** Nothing of the clone's own runs along, and nothing goes on after it; no address is a command to run. */
const safely = [
  'core.hooksPath=/dev/null',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.ext.allow=never',
].flatMap((setting) => ['-c', setting]);
const options = [
  '--quiet',
  '--prune',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
];

/** Null where the setting is not there. */
async function settingOf(git: Git, name: string): Promise<string | null> {
  try {
    return await askGit(git, ['config', '--get-all', name]);
  } catch (error) {
    if (error instanceof GitProblem && error.kind === 'failed') return null;
    throw error;
  }
}

/** `origin`, else the first remote; null where the clone has none. */
export async function remoteOf(git: Git): Promise<string | null> {
  const remotes = (await askGit(git, ['remote'])).split('\n').filter((name) => name !== '');
  return remotes.includes('origin') ? 'origin' : (remotes[0] ?? null);
}

/** What a bare clone that was made without `--mirror` is not told to fetch: its own branches. */
async function missingRefspecs(git: Git, remote: string): Promise<readonly string[]> {
  if ((await settingOf(git, `remote.${remote}.fetch`)) !== null) return [];
  const isBare = (await askGit(git, ['rev-parse', '--is-bare-repository'])) === 'true';
  const place = isBare ? 'refs/heads' : `refs/remotes/${remote}`;
  return [`+refs/heads/*:${place}/*`, '+refs/tags/*:refs/tags/*'];
}

/** Everything that names a commit, as one text that changes when anything is fetched. */
const refsOf = (git: Git): Promise<string> =>
  askGit(git, ['for-each-ref', '--format=%(objectname) %(refname)']);

/**
 * Fetches what the remote of a clone has: a mirror, a bare clone, or the clone of a work tree, whose files and own
 * branches stay as they are. A clone without a remote is left alone.
 *
 * @returns whether anything came or went
 * @throws GitProblem where the remote cannot be read
 */
export async function fetchClone(git: Git): Promise<boolean> {
  const remote = await remoteOf(git);
  if (remote === null) return false;
  const before = await refsOf(git);
  const refspecs = await missingRefspecs(git, remote);
  await askGit(git, [...safely, 'fetch', ...options, '--', remote, ...refspecs]);
  return (await refsOf(git)) !== before;
}
