import { Problem } from '#shared/problems.ts';
import type { ListQuery, Page } from './store.ts';

/** Where a row stands in a list that is ordered by time and, at the same time, by these names: never by arrival. */
export interface Place {
  /** Epoch ms; in a list that is ordered by number that number, without names. */
  readonly atMs: number;
  readonly service: string;
  /** Empty for what has none. */
  readonly environment: string;
  readonly id: string;
}

/** A list query as the statements bind it: every bound is set. */
export interface ListBounds {
  readonly service: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** Only rows that stand before this place. */
  readonly beforeMs: number;
  readonly beforeService: string;
  readonly beforeEnvironment: string;
  readonly beforeId: string;
  readonly rowCount: number;
}

const LARGEST_PAGE = 1_000;

/** The place as an opaque word that fits into a URL. */
function toCursor({ atMs, service, environment, id }: Place): string {
  return Buffer.from(JSON.stringify([atMs, service, environment, id])).toString('base64url');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a cursor. Throws the problem `invalid-query` where it is none of ours. */
function fromCursor(cursor: string): Place {
  const place = parsed(Buffer.from(cursor, 'base64url').toString());
  const [atMs, ...names]: unknown[] = Array.isArray(place) ? place : [];
  const [service, environment, id] = names.filter((name) => typeof name === 'string');
  if (!Number.isSafeInteger(atMs) || names.length !== 3 || id === undefined) {
    throw new Problem('invalid-query', 'The cursor is not one that a list gave as "next".', [
      { at: 'cursor', message: 'not a cursor of this list' },
    ]);
  }
  return { atMs: Number(atMs), service: service ?? '', environment: environment ?? '', id };
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
    beforeService: before?.service ?? '',
    beforeEnvironment: before?.environment ?? '',
    beforeId: before?.id ?? '',
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
