import { Problem } from '#shared/problems.ts';
import type { Page } from '../store/store.ts';

const readCursor = (cursor: string | null): number => {
  if (cursor === null) return 0;
  const place = /^from-(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (place === undefined)
    throw new Problem('invalid-query', 'The cursor is not one that a list gave as "next".', [
      { at: 'cursor', message: 'not a cursor of this list' },
    ]);
  return Number(place);
};

/**
 * A page of a list that is computed whole. The cursor is a place in it, so that what comes on top while somebody reads
 * on is seen twice rather than passed over.
 *
 * @throws Problem `invalid-query` for a cursor that is none
 * @example cutPage(['a', 'b', 'c'], 2, null).items // ['a', 'b']
 */
export function cutPage<Item>(items: readonly Item[], limit: number, cursor: string | null): Page<Item> {
  const from = readCursor(cursor);
  const until = from + limit;
  const next = until < items.length ? Buffer.from(`from-${until}`).toString('base64url') : null;
  return { items: items.slice(from, until), next };
}
