import type { Page } from '../store/store.ts';
import { placeCursor, readPlaceCursor } from './list-place.ts';

/**
 * A page of a list that is computed whole. The cursor is a place in it, so that what comes on top while somebody reads
 * on is seen twice rather than passed over.
 *
 * @throws Problem `invalid-query` for a cursor that is none
 * @example cutPage(['a', 'b', 'c'], 2, null).items // ['a', 'b']
 */
export function cutPage<Item>(items: readonly Item[], limit: number, cursor: string | null): Page<Item> {
  const from = readPlaceCursor(cursor);
  const until = from + limit;
  const next = until < items.length ? placeCursor(until) : null;
  return { items: items.slice(from, until), next };
}
