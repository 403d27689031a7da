import { SECOND_MS } from '#shared/units.ts';

const wrap = (index: number, count: number): number => ((index % count) + count) % count;

/**
 * Which page is shown: counted from server time, so that screens agree without talking to each other.
 * `pageAt({ serverNowMs: 45_000, dwellSeconds: 20, pages: 2, moved: 0 }) === 0`
 * @param dwellSeconds null where pages do not turn by themselves
 * @param moved pages by which this screen is ahead, from `offset=` and the arrow keys
 * @returns 0 to `pages` − 1; 0 where there is one page or none
 */
export const pageAt = (at: {
  readonly serverNowMs: number;
  readonly dwellSeconds: number | null;
  readonly pages: number;
  readonly moved: number;
}): number => {
  if (at.pages <= 1) return 0;
  const turned = at.dwellSeconds === null ? 0 : Math.floor(at.serverNowMs / (at.dwellSeconds * SECOND_MS));
  return wrap(turned + at.moved, at.pages);
};

/** What one page of the lower half shows. */
export interface WallPage<T, D> {
  readonly tiles: readonly T[];
  readonly deliveries: readonly D[];
}

/** As few pages as `most` items each allow, filled evenly: nine of at most eight are five and four. */
const chunks = <T>(items: readonly T[], most: number): T[][] => {
  const size = Math.ceil(items.length / Math.ceil(items.length / most));
  const found: T[][] = [];
  for (let from = 0; from < items.length; from += size) found.push(items.slice(from, from + size));
  return found;
};

/** How much fits; `together` says whether the delivery tiles stand under every page of services. */
export interface Capacity {
  readonly columns: number;
  /** Rows of services; 0 where nothing fits under the problem cards. */
  readonly rows: number;
  readonly together: boolean;
  /** Whether there is room for the line that says what the tiles show. */
  readonly hasHead: boolean;
  /** Delivery tiles on a page of their own, where they do not fit beneath; 0 where they do not fit at all. */
  readonly deliveriesAlone: number;
  /** Whether there is room above those for the line with the page mark. */
  readonly hasHeadAlone: boolean;
}

/** Cuts services and delivery tiles into pages; there is always at least one page. Nothing is shrunk: what has no room is not shown. */
export const cutPages = <T, D>(
  tiles: readonly T[],
  deliveries: readonly D[],
  capacity: Capacity,
): WallPage<T, D>[] => {
  if (capacity.rows === 0) return [{ tiles: [], deliveries: [] }];
  const tilePages = chunks(tiles, Math.max(1, capacity.columns * capacity.rows));
  if (capacity.together) {
    const pages = tilePages.length === 0 ? [[]] : tilePages;
    return pages.map((page) => ({ tiles: page, deliveries }));
  }
  const deliveryPages = capacity.deliveriesAlone === 0 ? [] : chunks(deliveries, capacity.deliveriesAlone);
  const pages = [
    ...tilePages.map((page) => ({ tiles: page, deliveries: [] })),
    ...deliveryPages.map((page) => ({ tiles: [], deliveries: page })),
  ];
  return pages.length === 0 ? [{ tiles: [], deliveries: [] }] : pages;
};
