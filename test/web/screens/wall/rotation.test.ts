import { describe, expect, it } from 'vitest';
import { cardColumns, measureCapacity, tileColumns } from '../../../../web/screens/wall/capacity.ts';
import { cutPages, pageAt } from '../../../../web/screens/wall/rotation.ts';

describe('which page is shown', () => {
  const at = (seconds: number, more: object = {}) =>
    pageAt({ serverNowMs: seconds * 1_000, dwellSeconds: 20, pages: 3, moved: 0, ...more });

  it('follows server time, so that all screens agree', () => {
    expect([0, 19, 20, 40, 60].map((seconds) => at(seconds))).toEqual([0, 0, 1, 2, 0]);
  });

  it('is moved by an offset and by the arrow keys, either way round', () => {
    expect(at(0, { moved: 1 })).toBe(1);
    expect(at(0, { moved: -1 })).toBe(2);
    expect(at(0, { moved: 301 })).toBe(1);
  });

  it('stays where pages do not turn, and where there is one', () => {
    expect(at(45, { dwellSeconds: null })).toBe(0);
    expect(at(45, { pages: 1 })).toBe(0);
  });
});

describe('what fits', () => {
  const space = { height: 436, scale: 1, isCalm: false, tileCount: 8, deliveryCount: 4 };

  it('is 8 services and the delivery tiles, as designed', () => {
    expect(measureCapacity(space)).toMatchObject({ columns: 4, rows: 2, together: true });
  });

  it('is a third row on a calm wall, for those who have more than eight', () => {
    const calm = { ...space, height: 770, isCalm: true };
    expect(measureCapacity(calm).rows).toBe(2);
    expect(measureCapacity({ ...calm, tileCount: 10 }).rows).toBe(3);
    expect(measureCapacity({ ...space, tileCount: 10 }).rows).toBe(2);
  });

  it('is one row of services where problems take the room', () => {
    expect(measureCapacity({ ...space, height: 340 })).toMatchObject({ rows: 1, together: true });
  });

  it('puts delivery tiles on pages of their own where they no longer fit beneath', () => {
    expect(measureCapacity({ ...space, height: 300 })).toMatchObject({
      rows: 2,
      together: false,
      deliveriesAlone: 4,
    });
  });

  it('leaves room for the page mark above delivery tiles where there is any', () => {
    // The line takes 59, a row of delivery tiles 177.
    expect(measureCapacity({ ...space, height: 236 })).toMatchObject({
      hasHeadAlone: true,
      deliveriesAlone: 4,
    });
    expect(measureCapacity({ ...space, height: 235 })).toMatchObject({
      hasHeadAlone: false,
      deliveriesAlone: 4,
    });
  });

  it('is nothing where nothing fits', () => {
    expect(measureCapacity({ ...space, height: 60 }).rows).toBe(0);
  });

  it('has fewer columns where the wall is drawn larger', () => {
    expect([1, 1.1, 1.2].map(tileColumns)).toEqual([4, 3, 3]);
    expect([1, 1.2].map(cardColumns)).toEqual([2, 1]);
  });
});

describe('the pages', () => {
  const tiles = Array.from({ length: 10 }, (_, at) => at);
  const capacity = {
    columns: 4,
    rows: 2,
    together: true,
    hasHead: true,
    deliveriesAlone: 4,
    hasHeadAlone: true,
  };

  it('are filled evenly, hold every service once in the agreed order, with the delivery tiles under each page', () => {
    const pages = cutPages(tiles, ['a', 'b'], capacity);
    expect(pages.map((page) => page.tiles)).toEqual([tiles.slice(0, 5), tiles.slice(5)]);
    expect(pages.every((page) => page.deliveries.length === 2)).toBe(true);
  });

  it('end with the delivery tiles where these stand alone', () => {
    const pages = cutPages(tiles, ['a', 'b'], { ...capacity, together: false });
    expect(pages.map((page) => [page.tiles.length, page.deliveries.length])).toEqual([
      [5, 0],
      [5, 0],
      [0, 2],
    ]);
  });

  it('are one, and empty, where there is nothing', () => {
    expect(cutPages([], [], { ...capacity, together: false })).toEqual([{ tiles: [], deliveries: [] }]);
  });
});
