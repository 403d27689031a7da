import { askGit, type Git } from './run-git.ts';

/** A commit of the second side, and the one of the first side that changes the same lines in the same way. */
export type EqualPatches = ReadonlyMap<string, string>;

/** Beyond that two lines of history have little in common but their names. */
const MOST_COMMITS = 2_000;
/** Patches are held in memory. */
const MOST_PATCHES = 200;
const MOST_CHARS = 16 * 1_024 * 1_024;

/** The patches of some commits as one text; null where they are more than is held. */
async function readPatches(git: Git, shas: readonly string[]): Promise<string | null> {
  const args = ['diff-tree', '--stdin', '--patch', '--root', '--no-ext-diff', '--no-textconv'];
  const lines: string[] = [];
  let chars = 0;
  for await (const line of git.lines(args, [...shas, ''].join('\n'))) {
    chars += line.length + 1;
    if (chars > MOST_CHARS) return null;
    lines.push(line);
  }
  return lines.join('\n');
}

/** The patch id of each commit; none where the patches are too long. @see git-patch-id */
async function patchIds(git: Git, shas: readonly string[]): Promise<Map<string, string>> {
  const patches = await readPatches(git, shas);
  const ids = new Map<string, string>();
  if (patches === null) return ids;
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
  const origins = new Map(
    equal.flatMap((sha) => {
      const id = ofFirst.has(sha) ? ids.get(sha) : undefined;
      return id === undefined ? [] : [[id, sha] as const];
    }),
  );
  return new Map(
    equal.flatMap((sha) => {
      const origin = ofFirst.has(sha) ? undefined : origins.get(ids.get(sha) ?? '');
      return origin === undefined ? [] : [[sha, origin] as const];
    }),
  );
}
