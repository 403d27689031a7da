import { describe, expect, it } from 'vitest';
import { en } from '../../../web/words/en.ts';
import { enDesk } from '../../../web/words/en-desk.ts';
import { budgetUnits, coverageText, ownStopText } from '../../../web/words/objective-text.ts';
import { objective } from '../wall-answer.ts';

const words = { ...en, ...enDesk };
// UX.md §2.12: integers, downward; what is overspent is said as such, upward.
describe('a budget in its own unit', () => {
  const budget = {
    allowed: 5_000,
    spent: 3_759.5,
    remaining: 0.2481,
    allowedMinutes: null,
    estimated: false,
  };
  const minutes = { ...budget, allowed: 43.2, remaining: 0.2963, allowedMinutes: 43.2 };

  it('is failures or minutes that are left', () => {
    expect(budgetUnits({ budget }, words)).toBe('1,240 of 5,000 failures left');
    expect(budgetUnits({ budget: minutes }, words)).toBe('12 of 43 min left');
  });

  it('is what was spent beyond it where it is overdrawn', () => {
    expect(budgetUnits({ budget: { ...budget, spent: 7_101, remaining: -0.42 } }, words)).toBe(
      '2,101 failures over 5,000',
    );
    expect(budgetUnits({ budget: { ...minutes, remaining: -0.005 } }, words)).toBe('1 min over 43');
  });

  it('is nothing where it is not known, and where less than one failure is allowed', () => {
    expect(budgetUnits({ budget: null }, words)).toBeNull();
    expect(budgetUnits({ budget: { ...budget, allowed: 0.4 } }, words)).toBeNull();
  });
});

// METRICS.md §2: coverage stands beside every availability, with bounds under 99.5 %.
describe('how much of the time was heard', () => {
  const heard = objective({ coverage: 0.8279, low: 0.82, high: 0.9999, collectorDownMinutes: 134 });

  it('is said with the bounds, and with the part of it that is the own stop of the board', () => {
    expect(coverageText(heard, words)).toBe('heard 82.7% of the time, between 82.00% and 99.99%');
    expect(ownStopText(heard, words)).toBe('the board itself was not running for 2 h 14 m of the rest');
  });

  it('is not said where that is nearly all', () => {
    const full = { ...heard, coverage: 0.995 };
    expect([coverageText(full, words), ownStopText(full, words)]).toEqual([null, null]);
    expect(ownStopText({ ...heard, collectorDownMinutes: 0 }, words)).toBeNull();
  });
});
