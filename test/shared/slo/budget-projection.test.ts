import { describe, expect, it } from 'vitest';
import { budgetProjection } from '#shared/slo/budget-projection.ts';
import { exhaustedAtMs } from '#shared/slo/exhausted-at.ts';
import { sloSpan } from '#shared/slo/slo-span.ts';
import { DAY_MS, HOUR_MS } from '#shared/units.ts';
import { START_MS, windowTo } from './objective-facts.ts';

const budget = (remaining: number | null) => ({
  allowed: 100,
  spent: 0,
  remaining,
  allowedMinutes: null,
  estimated: false,
});
const rolling = sloSpan(windowTo(START_MS));

describe('where a burning budget goes', () => {
  it('runs to its end: half of 30 days at 15 times is gone in 24 hours', () => {
    const goneMs = exhaustedAtMs(START_MS, 0.5, 30 * DAY_MS, 15);
    expect(budgetProjection({ budget: budget(0.5), span: rolling }, 15, goneMs)).toEqual({
      atMs: START_MS + 24 * HOUR_MS,
      remaining: 0,
    });
  });

  it('is followed for three days where it lasts longer', () => {
    // At 2 times three days are 6 of 30: a fifth.
    const goneMs = exhaustedAtMs(START_MS, 0.9, 30 * DAY_MS, 2);
    const projection = budgetProjection({ budget: budget(0.9), span: rolling }, 2, goneMs);
    expect(projection?.atMs).toBe(START_MS + 3 * DAY_MS);
    expect(projection?.remaining).toBeCloseTo(0.7, 12);
  });

  it('is followed for a day where it is overdrawn', () => {
    // At 3 times a day is a tenth of 30 days.
    const projection = budgetProjection({ budget: budget(-0.2), span: rolling }, 3, null);
    expect(projection?.atMs).toBe(START_MS + DAY_MS);
    expect(projection?.remaining).toBeCloseTo(-0.3, 12);
  });

  it('is followed for half a budget more where it is overdrawn and burns fast', () => {
    // At 360 times half of 30 days is one hour.
    const projection = budgetProjection({ budget: budget(-0.2), span: rolling }, 360, null);
    expect(projection?.atMs).toBe(START_MS + HOUR_MS);
    expect(projection?.remaining).toBeCloseTo(-0.7, 12);
  });

  it('ends with the calendar period, where the budget begins anew', () => {
    // The week of 22 November ends on Monday at midnight, a day later.
    const span = sloSpan(windowTo(START_MS + 1, 'week'));
    const projection = budgetProjection({ budget: budget(0.9), span }, 1, null);
    expect(projection?.atMs).toBe(Date.parse('2026-11-23T00:00:00Z'));
  });

  it('is not drawn where nothing burns or the budget is not known', () => {
    expect(budgetProjection({ budget: budget(0.5), span: rolling }, 0, null)).toBeNull();
    expect(budgetProjection({ budget: budget(0.5), span: rolling }, null, null)).toBeNull();
    expect(budgetProjection({ budget: budget(null), span: rolling }, 9, null)).toBeNull();
    expect(budgetProjection({ budget: null, span: rolling }, 9, null)).toBeNull();
  });
});
