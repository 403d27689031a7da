import type { Capacity } from './rotation.ts';

/** Sizes on the 1920 grid, the same as in wall.css. */
const PAGE = 1920;
const MARGINS = 96;
const GAP = 28;
const NARROWEST_TILE = 400;
const NARROWEST_CARD = 840;
const HEAD = 59;
const TILE = { quiet: 98, calm: 165 } as const;
const DELIVERY = { quiet: 177, calm: 202 } as const;
const MOST_COLUMNS = 4;
/** Eight tiles a page at four columns: more are paged, never shrunk. A calm wall has room for a third row. */
const MOST_ROWS = { quiet: 2, calm: 3 } as const;
const DESIGNED_ROWS = 2;

const contentWidth = (scale: number): number => PAGE / scale - MARGINS;

/** Tiles beside each other: 4 as designed, fewer where the wall is drawn larger. */
export const tileColumns = (scale: number): number =>
  Math.max(1, Math.min(MOST_COLUMNS, Math.floor((contentWidth(scale) + GAP) / (NARROWEST_TILE + GAP))));

/** Problem cards that fit beside each other, 1 or 2. */
export const cardColumns = (scale: number): number =>
  contentWidth(scale) >= 2 * NARROWEST_CARD + GAP ? 2 : 1;

/** What fits into the lower half of the wall. */
export const measureCapacity = (space: {
  /** Height of the lower half in units of the 1920 grid. */
  readonly height: number;
  readonly scale: number;
  readonly isCalm: boolean;
  readonly tileCount: number;
  readonly deliveryCount: number;
}): Capacity => {
  const size = space.isCalm ? 'calm' : 'quiet';
  const columns = tileColumns(space.scale);
  const deliveryRows = Math.ceil(space.deliveryCount / columns);
  const rowsIn = (height: number): number => Math.floor(height / TILE[size]);
  const beneath = rowsIn(space.height - HEAD - deliveryRows * DELIVERY[size]);
  const deliveriesIn = (height: number): number => Math.floor(height / DELIVERY[size]);
  const headedDeliveries = deliveriesIn(space.height - HEAD);
  const together = beneath >= 1;
  const alone = rowsIn(space.height - HEAD);
  const hasHead = alone >= 1;
  const wanted = Math.max(DESIGNED_ROWS, Math.ceil(space.tileCount / columns));
  const rows = together ? beneath : hasHead ? alone : rowsIn(space.height);
  return {
    columns,
    rows: Math.max(0, Math.min(MOST_ROWS[size], wanted, rows)),
    together,
    hasHead,
    deliveriesAlone: columns * (headedDeliveries >= 1 ? headedDeliveries : deliveriesIn(space.height)),
    hasHeadAlone: headedDeliveries >= 1,
  };
};

/** As designed: 8 tiles and the delivery tiles under them. What is drawn before anything was measured. */
export const designedCapacity = (scale: number): Capacity => ({
  columns: tileColumns(scale),
  rows: DESIGNED_ROWS,
  together: true,
  hasHead: true,
  deliveriesAlone: tileColumns(scale),
  hasHeadAlone: true,
});

/** Everything on one long page: what a phone shows. */
export const unlimitedCapacity: Capacity = {
  columns: 1,
  rows: Number.MAX_SAFE_INTEGER,
  together: true,
  hasHead: true,
  deliveriesAlone: 1,
  hasHeadAlone: true,
};
