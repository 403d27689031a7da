import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeStepEdges } from '../../../shared/slo/whole-step-edges.ts';

const DAY = 86_400_000;

describe('edges at whole steps', () => {
  it('begin and end with the span, whether or not a step does', () => {
    expect(wholeStepEdges(50, 250, 100)).toEqual([50, 100, 200, 250]);
    expect(wholeStepEdges(100, 200, 100)).toEqual([100, 200]);
    expect(wholeStepEdges(120, 130, 100)).toEqual([120, 130]);
  });

  it('lie between on midnights of UTC for steps of a day, in order and without a gap', () => {
    const edge = fc.integer({ min: 0, max: 60 * DAY });
    fc.assert(
      fc.property(edge, edge, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
        const edges = wholeStepEdges(from, to, DAY);
        expect([edges[0], edges.at(-1)]).toEqual([from, to]);
        for (const inside of edges.slice(1, -1)) expect(inside % DAY).toBe(0);
        for (const [index, edgeMs] of edges.entries()) {
          const next = edges[index + 1];
          if (next === undefined) continue;
          expect(next).toBeGreaterThan(edgeMs);
          expect(next - edgeMs).toBeLessThanOrEqual(DAY);
        }
      }),
    );
  });
});
