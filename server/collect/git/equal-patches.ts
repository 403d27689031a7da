import { askGit, type Git } from './run-git.ts';

/** A commit of the second side, and the one of the first side that changes the same lines in the same way. */
export type EqualPatches = ReadonlyMap<string, string>;

/** Beyond that two lines of history have little in common but their names. */
const MOST_COMMITS = 2_000;
/** Patches are held in memory. */
const MOST_PATCHES = 200;

/** The patch id of each commit. @see git-patch-id */
async function patchIds(git: Git, shas: readonly string[]): Promise<Map<string, string>> {
  const patches = await askGit(
    git,
    ['diff-tree', '--stdin', '--patch', '--root', '--no-ext-diff', '--no-textconv'],
    [...shas, ''].join('\n'),
  );
  const ids = new Map<string, string>();
  for (const line of (await askGit(git, ['patch-id', '--stable'], `${patches}\n`)).split('\n')) {
    const [id, sha] = line.split(' ');
    if (id !== undefined && sha !== undefined) ids.set(sha, id);
  }
  return ids;
}

/**
 * Which commits that only `second` can reach have their equal among those that only `first` can: cherry-picks that do
 * not say so. Merges, and commits that change nothing, are not compared.
 */
export async function equalPatches(git: Git, first: string, second: string): Promise<EqualPatches> {
  const args = ['rev-list', '--cherry-mark', '--left-right', '--no-merges', `--max-count=${MOST_COMMITS}`];
  const marked = (await askGit(git, [...args, `${first}...${second}`])).split('\n');
  const equal = marked
    .flatMap((line) => (line.startsWith('=') ? [line.slice(1)] : []))
    .slice(0, 2 * MOST_PATCHES);
  if (equal.length === 0) return new Map();
  const ofFirst = new Set(
    (await askGit(git, ['rev-list', `--max-count=${MOST_COMMITS}`, first, `^${second}`])).split('\n'),
  );
  const ids = await patchIds(git, equal);
  const origins = new Map(equal.filter((sha) => ofFirst.has(sha)).map((sha) => [ids.get(sha), sha]));
  return new Map(
    equal.flatMap((sha) => {
      const origin = ofFirst.has(sha) ? undefined : origins.get(ids.get(sha));
      return origin === undefined ? [] : [[sha, origin] as const];
    }),
  );
}
