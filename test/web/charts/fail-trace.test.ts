import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetSpan, markAt } from '../../../web/charts/budget-span.ts';
import { failTrace } from '../../../web/charts/fail-trace.ts';

describe('the line of what failed lately', () => {
  it('goes from zero to the highest share', () => {
    const trace = failTrace([0, 0.2, 0.4], 106, 26);
    // Three pixels stay free on every side.
    expect(trace?.line).toBe('M3 23L53 13L103 3');
    expect(trace?.last).toEqual({ x: 103, y: 3 });
    expect(trace?.area).toBe('M3 23L3 23L53 13L103 3L103 23z');
  });

  it('makes no mountain of a few failures, and breaks where nothing was counted', () => {
    const trace = failTrace([0.005, null, 0.005, null], 106, 26);
    expect(trace?.line).toBe('M3 21h0M69.7 21h0');
    expect(trace?.last).toBeNull();
  });

  it('is none where nothing was counted at all', () => {
    expect(failTrace([], 100, 26)).toBeNull();
    expect(failTrace([null, null], 100, 26)).toBeNull();
  });

  it('stays in its box, whatever failed', () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(share, { maxLength: 40 }), (values) => {
        const numbers = (failTrace(values, 132, 26)?.line ?? '').match(/[\d.]+/g) ?? [];
        expect(numbers.every((number) => Number(number) <= 132)).toBe(true);
        expect(failTrace(values, 132, 26)?.line ?? '').not.toContain('NaN');
      }),
    );
  });
});

describe('a budget bar', () => {
  // UX.md §2.4: zero at a fifth of the width; what is overspent stands to the left of it.
  it('fills from zero to the right, and to the left what is overspent, at most to the edge', () => {
    expect(budgetSpan(1)).toEqual({ from: 20, width: 80, isOver: false });
    expect(budgetSpan(0.63)).toMatchObject({ from: 20, isOver: false });
    expect(budgetSpan(-0.18).width).toBeCloseTo(3.6, 12);
    expect(budgetSpan(-0.18).from).toBeCloseTo(16.4, 12);
    expect(budgetSpan(-7)).toEqual({ from: 0, width: 20, isOver: true });
  });

  it('has its tick where the line of its warning lies', () => {
    expect(markAt(0.2)).toBe(36);
    expect(markAt(0)).toBe(20);
    expect(markAt(1)).toBe(100);
  });
});
