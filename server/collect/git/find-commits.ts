import type { Git } from './run-git.ts';

const isSha = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);

/**
 * A name that can be asked for. What no name of git may hold would be read as two, or as another kind of question: the
 * third before it (`~3`), the last one whose message says so (`^{/fix}`), where it stood yesterday (`@{1.day.ago}`).
 */
const isAskable = (name: string): boolean => name !== '' && !/[\p{Cc}\s~^:?*[\\]|\.\.|@\{/u.test(name);

/**
 * The commits behind names, each as `git rev-parse` reads it: a sha, the beginning of one, or `refs/tags/v1`. Null
 * where the repository has no such commit, or several.
 *
 * @example await findCommits(git, ['1a2b3c4', 'refs/tags/v1']) // ['1a2b3c4…', null]
 */
export async function findCommits(git: Git, names: readonly string[]): Promise<(string | null)[]> {
  const asked = names.map((name) => (isAskable(name) ? `${name}^{commit}\n` : '^{commit}\n')).join('');
  if (names.length === 0) return [];
  const found: (string | null)[] = [];
  for await (const line of git.lines(['cat-file', '--batch-check=%(objectname)'], asked)) {
    if (found.length < names.length) found.push(isSha(line) ? line : null);
  }
  return found;
}
