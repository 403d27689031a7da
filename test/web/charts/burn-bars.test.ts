import { describe, expect, it } from 'vitest';
import { budgetSpan } from '../../../web/charts/budget-span.ts';
import { burnBars } from '../../../web/charts/burn-bars.ts';
import { sparkline } from '../../../web/charts/spark-path.ts';

describe('a burn strip', () => {
  it('stands up on days that spent, and is bright today only', () => {
    // A day's allowance of 30 is 3.33 %; heavy is beyond four of them, 13.3 %.
    const bars = burnBars([0, 0.01, 0.05, 0.2, 0.4, 0.4], 10, 30);
    expect(bars.map(({ kind }) => kind)).toEqual([
      'quiet',
      'spent',
      'over-past',
      'heavy-past',
      'heavy-past',
      'heavy-today',
    ]);
    // 20 % of a strip that ends at 25 %
    expect(bars[3]?.height).toBeCloseTo(80, 9);
    expect(bars.map(({ isCapped }) => isCapped)).toEqual([false, false, false, false, true, true]);
  });

  it('shows a day without data as silent, not as a day without cost', () => {
    expect(burnBars([null, 0], 10, 30).map(({ kind }) => kind)).toEqual(['silent', 'quiet']);
  });
});

describe('a budget bar', () => {
  it('fills from zero to the right, and overspend to the left up to the edge', () => {
    expect(budgetSpan(0.5)).toEqual({ from: 20, width: 40, isOver: false });
    expect(budgetSpan(-0.5)).toEqual({ from: 10, width: 10, isOver: true });
    expect(budgetSpan(-7)).toEqual({ from: 0, width: 20, isOver: true });
  });
});

describe('a sparkline', () => {
  const box = { width: 172, height: 76, limit: null, usual: null };

  it('leaves a gap where a week has no value', () => {
    const line = sparkline({ ...box, values: [1, null, 2, 3] })?.line ?? '';
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line.match(/L/g)).toHaveLength(1);
  });

  it('is not drawn where no week has a value, and has no dot where the last one has none', () => {
    expect(sparkline({ ...box, values: [null, null] })).toBeNull();
    expect(sparkline({ ...box, values: [1, null] })?.last).toBeNull();
  });

  it('stays inside its box when all weeks are equal', () => {
    expect(sparkline({ ...box, values: [3, 3] })?.last).toEqual({ x: 164, y: 68 });
  });
});
