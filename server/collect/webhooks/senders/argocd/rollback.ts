import type { Fields } from '../fields.ts';

/** What went out and when that began, as one entry of the application's history has it. */
const entry = (of: Fields) => ({
  revision: of.text('revision') ?? JSON.stringify(of.texts('revisions')),
  begunAt: of.text('deployStartedAt'),
});

/**
 * The start of the deployment that this one takes back: the one right before it, where what is deployed now was out
 * before that already. Null for anything else, and where the history does not say.
 *
 * @param history the application's, oldest first; this deployment may stand at its end already
 * @param revision what is deployed now
 */
export function takenBack(
  history: readonly Fields[],
  revision: string,
  begunAt: string | null,
): string | null {
  const before = history.map(entry).filter((each) => each.begunAt === null || each.begunAt !== begunAt);
  const last = before.at(-1);
  const isOlder = before.slice(0, -1).some((each) => each.revision === revision);
  return last !== undefined && last.revision !== revision && isOlder ? last.begunAt : null;
}
