import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeLabels, spreadLabels, textWidthPx } from '../../../web/charts/place-labels.ts';

const box = (x: number, y: number, width = 40, height = 20): Box => ({ x, y, width, height });
const room = box(0, 0, 400, 300);
const cross = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe('texts in a chart', () => {
  it('take the first place that is free and inside', () => {
    const wish = (label: string, ...places: Box[]) => ({ label, places });
    const placed = placeLabels(
      [wish('a', box(-5, 0), box(10, 10)), wish('b', box(20, 15), box(60, 10)), wish('c', box(15, 15))],
      room,
      [box(200, 200)],
    );
    expect(placed).toEqual([
      { label: 'a', box: box(10, 10) },
      { label: 'b', box: box(60, 10) },
    ]);
  });

  it('are never written over each other or over the data', () => {
    const any = fc
      .tuple(
        fc.integer({ min: -50, max: 420 }),
        fc.integer({ min: -50, max: 320 }),
        fc.integer({ min: 1, max: 150 }),
      )
      .map(([x, y, width]) => box(x, y, width));
    const wishes = fc.array(fc.array(any, { maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(wishes, fc.array(any, { maxLength: 10 }), (all, taken) => {
        const placed = placeLabels(
          all.map((places, label) => ({ label, places })),
          room,
          taken,
        ).map(({ box: each }) => each);
        placed.forEach((each, at) => {
          expect([...taken, ...placed.slice(at + 1)].some((other) => cross(each, other))).toBe(false);
        });
      }),
    );
  });

  it('at the end of lines move apart, and stay in the plot where there is room', () => {
    const at = (label: string, atPx: number) => ({ label, atPx, heightPx: 20 });
    expect(spreadLabels([at('b', 15), at('a', 10)], 0, 100).map(({ atPx }) => atPx)).toEqual([10, 30]);
    expect(spreadLabels([at('a', 95), at('b', 96)], 0, 100).map(({ atPx }) => atPx)).toEqual([60, 80]);
  });

  it('are as wide as their script', () => {
    expect(textWidthPx('한글', 10)).toBeGreaterThan(textWidthPx('ab', 10));
  });
});
