import type { Fields } from '../fields.ts';

/** What was deployed: one revision, or one of each source. Text that is the same for the same. */
export const revisionsOf = (deployed: Fields): string =>
  JSON.stringify(deployed.has('revisions') ? deployed.texts('revisions') : [deployed.text('revision')]);

/**
 * When the deployment began that this one takes back: the one right before it, where what is deployed now was out before
 * that already. Null for anything else, and where the history does not say.
 *
 * @param history the application's, oldest first; this deployment may stand at its end already
 * @param deployed by `revisionsOf`
 * @param begunAt when this deployment began, as it is written
 */
export function takenBack(history: readonly Fields[], deployed: string, begunAt: string): string | null {
  const before = history.filter((each) => each.text('deployStartedAt') !== begunAt);
  const last = before.at(-1);
  const wasOut = before.slice(0, -1).some((each) => revisionsOf(each) === deployed);
  return last !== undefined && revisionsOf(last) !== deployed && wasOut ? last.text('deployStartedAt') : null;
}
