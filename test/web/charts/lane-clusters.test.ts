import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneClusters } from '../../../web/charts/lane-clusters.ts';
import { spreadPins } from '../../../web/charts/spread-pins.ts';

describe('marks of a lane', () => {
  it('are one where they would overlap', () => {
    const placed = [0, 5, 40].map((atPx) => ({ item: atPx, atPx }));
    expect(laneClusters(placed)).toEqual([
      { atPx: 2.5, items: [0, 5] },
      { atPx: 40, items: [40] },
    ]);
  });

  it('stand at least 12 px apart, and none is left out, however many and wherever they are', () => {
    const places = fc.array(fc.double({ min: 0, max: 1_200, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(places, (xs) => {
        const clusters = laneClusters(xs.map((atPx, item) => ({ item, atPx })));
        expect(clusters.flatMap(({ items }) => items).sort((a, b) => a - b)).toEqual(xs.map((_, at) => at));
        for (const [at, { atPx }] of clusters.entries()) {
          const next = clusters[at + 1];
          if (next) expect(next.atPx - atPx).toBeGreaterThanOrEqual(12 - 1e-9);
        }
      }),
    );
  });

  it('with numbers stand beside each other up to three, and are one beyond', () => {
    const at100 = (items: readonly string[]) => items.map((item) => ({ item, atPx: 100 }));
    expect(spreadPins(at100(['a', 'b']), () => 11)).toEqual([
      { atPx: 88, items: ['a'] },
      { atPx: 112, items: ['b'] },
    ]);
    expect(spreadPins(at100(['a', 'b', 'c', 'd']), () => 11)).toHaveLength(1);
  });

  it('with numbers never overlap, however many there are and however wide their numbers', () => {
    const places = fc.array(fc.double({ min: 0, max: 1_200, noNaN: true }), { maxLength: 120 });
    const halfOf = (items: readonly number[]) => (items.length > 1 ? 28 : 14);
    fc.assert(
      fc.property(places, (xs) => {
        const placed = xs.sort((a, b) => a - b).map((atPx, item) => ({ item, atPx }));
        const pins = spreadPins(placed, halfOf);
        expect(pins.flatMap(({ items }) => items)).toEqual(placed.map(({ item }) => item));
        for (const [at, pin] of pins.entries()) {
          const next = pins[at + 1];
          if (next)
            expect(next.atPx - halfOf(next.items)).toBeGreaterThan(pin.atPx + halfOf(pin.items) - 1e-9);
        }
      }),
    );
  });
});
