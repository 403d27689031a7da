import type { Deployment } from '../facts.ts';

/** `hotfix` as a word of a branch, tag, version or label: with a separator, a digit or nothing on either side. */
const WORD = /(?:^|[/_.+\s-])hot-?fix(?:es)?(?:$|[/_.+\s\d-])/i;

/**
 * Whether a name marks a hotfix: it holds `hotfix`, `hotfixes` or `hot-fix` as a word of its own.
 *
 * @example namesHotfix('hotfix/login') // true, as `refs/heads/hotfix-12`, `v1.4.2-hotfix1` and `1.4.2+hotfix.1`
 * @example namesHotfix('feature/nohotfix') // false
 */
export const namesHotfix = (name: string | null): boolean => name !== null && WORD.test(name);

/**
 * Whether a deployment is marked as a hotfix: its branch, tag or version says so. That nobody planned it is another
 * matter: it is rework, and says nothing of the one before.
 *
 * @see METRICS.md §3, Change failure rate and Rework rate
 */
export const isHotfix = ({ ref, version }: Pick<Deployment, 'ref' | 'version'>): boolean =>
  namesHotfix(ref) || namesHotfix(version);
