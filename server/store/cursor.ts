import { Problem } from '#shared/problems.ts';
import type { ListQuery, Page } from './store.ts';

/** Where a row stands in a list that is ordered by time and, at the same time, by row. */
export interface Place {
  readonly atMs: number;
  readonly rowId: number;
}

/** A list query as the statements bind it: every bound is set. */
export interface ListBounds {
  readonly service: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** Only rows that stand before this place. */
  readonly beforeMs: number;
  readonly beforeRowId: number;
  readonly rowCount: number;
}

const LARGEST_PAGE = 1_000;

/** The place as an opaque word that fits into a URL. */
function toCursor(place: Place): string {
  return Buffer.from(`${place.atMs} ${place.rowId}`).toString('base64url');
}

/** Reads a cursor. Throws the problem `invalid-query` where it is none of ours. */
function fromCursor(cursor: string): Place {
  const match = /^(-?\d{1,16}) (\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) {
    throw new Problem('invalid-query', 'The cursor is not one that a list gave as "next".', [
      { at: 'cursor', message: 'not a cursor of this list' },
    ]);
  }
  return { atMs: Number(match[1]), rowId: Number(match[2]) };
}

/** What to bind for a query. One row more than asked for is read: it tells whether there is a next page. */
export function boundsOf(query: ListQuery): ListBounds {
  const { limit } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) {
    throw new RangeError(`limit must be 1 to ${LARGEST_PAGE}, not ${limit}`);
  }
  const before = query.cursor === null ? null : fromCursor(query.cursor);
  return {
    service: query.service,
    fromMs: query.fromMs ?? Number.MIN_SAFE_INTEGER,
    toMs: query.toMs ?? Number.MAX_SAFE_INTEGER,
    beforeMs: before?.atMs ?? Number.MAX_SAFE_INTEGER,
    beforeRowId: before?.rowId ?? Number.MAX_SAFE_INTEGER,
    rowCount: limit + 1,
  };
}

/** Cuts the rows that `boundsOf` led to into a page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? toCursor(placeOf(last)) : null;
  return { items: shown.map(toItem), next };
}
