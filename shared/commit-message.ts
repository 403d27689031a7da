const SHA = '[0-9a-f]{7,64}';

/** The last sha that a pattern finds in a message; null for none. */
const lastMatch = (message: string, pattern: RegExp): string | null =>
  [...message.matchAll(pattern)].at(-1)?.[1]?.toLowerCase() ?? null;

/**
 * The commit that a message says it was cherry-picked from, as `git cherry-pick -x` writes it.
 *
 * @example pickedFrom('Fix\n\n(cherry picked from commit 1a2b3c4)') // '1a2b3c4'
 */
export const pickedFrom = (message: string): string | null =>
  lastMatch(message, new RegExp(`\\(cherry picked from commit (${SHA})\\)`, 'gi'));

/**
 * The commit that a message says it takes back, as `git revert` and the code hosts write it.
 *
 * @example revertedBy('Revert "Fix"\n\nThis reverts commit 1a2b3c4.') // '1a2b3c4'
 */
export const revertedBy = (message: string): string | null =>
  lastMatch(message, new RegExp(`This reverts commit (${SHA})`, 'gi'));
