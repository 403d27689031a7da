import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unionLength } from '#shared/stats/union-length.ts';

const stretch = fc
  .record({ startMs: fc.integer({ min: 0, max: 60 }), lengthMs: fc.integer({ min: -5, max: 20 }) })
  .map(({ startMs, lengthMs }) => ({ startMs, endMs: startMs + lengthMs }));

describe('unionLength', () => {
  it('counts what several cover once, and nothing for none', () => {
    const stretches = [
      { startMs: 5, endMs: 12 },
      { startMs: 0, endMs: 10 },
      { startMs: 20, endMs: 21 },
    ];
    expect(unionLength(stretches)).toBe(13);
    expect(unionLength([])).toBe(0);
  });

  it('counts nothing for a stretch that ends before it starts', () => {
    expect(unionLength([{ startMs: 10, endMs: 5 }])).toBe(0);
  });

  it('is the number of instants that at least one covers', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const covered = new Set(
          stretches.flatMap(({ startMs, endMs }) =>
            Array.from({ length: Math.max(0, endMs - startMs) }, (_, index) => startMs + index),
          ),
        );
        expect(unionLength(stretches)).toBe(covered.size);
      }),
    );
  });
});
