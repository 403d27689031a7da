import { describe, expect, it } from 'vitest';
import { burnRate, countBurn, failingRatio } from '#shared/slo/burn-rate.ts';
import { minute } from './objective-facts.ts';
import { alike, talliesInMemory } from './tallies-in-memory.ts';

describe('burn rate', () => {
  it('is 20 for 40 bad of 2 000 under 99.9 % (METRICS.md §7)', () => {
    expect(burnRate({ bad: 40, total: 2000 }, 0.001)).toBe(20);
  });

  it('is 1 where exactly what is allowed fails, and 0 where nothing does', () => {
    expect(burnRate({ bad: 2, total: 2000 }, 0.001)).toBe(1);
    expect(burnRate({ bad: 0, total: 2000 }, 0.001)).toBe(0);
  });

  it('is null without observations, and where nothing may fail', () => {
    expect(burnRate({ bad: 0, total: 0 }, 0.001)).toBeNull();
    expect(burnRate({ bad: 1, total: 10 }, 0)).toBeNull();
    expect(failingRatio({ bad: 0, total: 0 })).toBeNull();
  });

  it('counts the minutes before its end, and no others', () => {
    const tallies = talliesInMemory(minute(0), [
      ...alike(5, 10, 10),
      ...alike(5, 10, 4),
      ...alike(5, 10, 10),
    ]);
    expect(countBurn(tallies, minute(10), 5)).toEqual({ bad: 20, total: 50 });
    expect(failingRatio(countBurn(tallies, minute(10), 5))).toBe(0.4);
  });
});
