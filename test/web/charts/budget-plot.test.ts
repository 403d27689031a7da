import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../shared/units.ts';
import { budgetAxis, budgetLayout, budgetTime, stretchesOf } from '../../../web/charts/budget-plot.ts';
import { xOf } from '../../../web/charts/plot-box.ts';
import { yOf } from '../../../web/charts/value-axis.ts';

describe('the axis of a budget', () => {
  it('goes from a whole budget to zero, in quarters', () => {
    expect(budgetAxis([1, 0.4]).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(budgetAxis([])).toMatchObject({ min: 0, max: 1 });
  });

  it('goes as far below zero as it was overdrawn, and keeps zero and the whole', () => {
    expect(budgetAxis([0.9, -0.34]).ticks).toEqual([-0.25, 0, 0.25, 0.5, 0.75, 1]);
    expect(budgetAxis([0.9, -1.5]).ticks).toEqual([-1.5, -1, -0.5, 0, 0.5, 1]);
    // A step of two: the whole budget is a name of its own.
    expect(budgetAxis([-6]).ticks).toEqual([-6, -4, -2, 0, 1]);
  });

  it('has few ticks inside of it, zero among them, whatever was overdrawn', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1, noNaN: true }), { maxLength: 9 }), (shares) => {
        const { min, max, ticks } = budgetAxis(shares);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.every((tick) => tick >= min && tick <= max)).toBe(true);
        expect(shares.every((share) => share >= min && share <= max)).toBe(true);
      }),
    );
  });
});

describe('where a budget line lies', () => {
  it('leaves room for words at its end, less on a phone, where it is 220 px high', () => {
    expect(budgetLayout(900)).toMatchObject({ isSmall: false, heightPx: 340, plot: { rightPx: 768 } });
    expect(budgetLayout(354)).toMatchObject({
      isSmall: true,
      heightPx: 220,
      plot: { leftPx: 50, rightPx: 296 },
    });
    expect(budgetLayout(0).plot.rightPx).toBeGreaterThan(budgetLayout(0).plot.leftPx);
  });

  it('reaches to where the budget goes', () => {
    const points = [
      { atMs: 0, remaining: 1 },
      { atMs: 30 * DAY_MS, remaining: 0.2 },
    ];
    const layout = budgetLayout(900);
    expect(budgetTime(points, null, layout)).toEqual({
      fromMs: 0,
      toMs: 30 * DAY_MS,
      leftPx: 84,
      rightPx: 768,
    });
    expect(budgetTime(points, { atMs: 31 * DAY_MS }, layout).toMs).toBe(31 * DAY_MS);
    expect(budgetTime([], null, layout)).toMatchObject({ fromMs: 0, toMs: 0 });
  });

  it('puts the whole budget at the top and the lowest point above the axis', () => {
    const { plot } = budgetLayout(900);
    const y = yOf(budgetAxis([-1]), plot);
    expect(y(1)).toBe(plot.topPx);
    expect(y(-1)).toBeLessThan(plot.bottomPx);
    expect(y(0)).toBeCloseTo(plot.topPx + (plot.bottomPx - plot.topPx) / 2.06, 6);
  });
});

describe('a burning in the drawing', () => {
  const time = { fromMs: 0, toMs: 10 * DAY_MS, leftPx: 100, rightPx: 1100 };
  const of = (fromMs: number, toMs: number | null, nowMs = 10 * DAY_MS) =>
    stretchesOf([{ fromMs, toMs }], time, xOf(time), nowMs);

  it('is as wide as it was long, and never too thin to be seen', () => {
    expect(of(DAY_MS, 2 * DAY_MS)).toEqual([{ xPx: 200, widthPx: 100 }]);
    expect(of(DAY_MS, DAY_MS + 60_000)).toEqual([{ xPx: 200, widthPx: 3 }]);
  });

  it('runs to now while it runs, also where the axis goes on', () => {
    expect(of(8 * DAY_MS, null, 9 * DAY_MS)).toEqual([{ xPx: 900, widthPx: 100 }]);
    // Just begun, at the very edge.
    expect(of(10 * DAY_MS - 60_000, null)).toEqual([{ xPx: 1097, widthPx: 3 }]);
  });

  it('is cut at the edges, and left out beyond them', () => {
    expect(of(-DAY_MS, DAY_MS)).toEqual([{ xPx: 100, widthPx: 100 }]);
    expect(of(-2 * DAY_MS, -HOUR_MS)).toEqual([]);
    expect(of(11 * DAY_MS, null, 12 * DAY_MS)).toEqual([]);
  });
});
