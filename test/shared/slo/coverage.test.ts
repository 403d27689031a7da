import { describe, expect, it } from 'vitest';
import { bounds } from '#shared/slo/bounds.ts';
import { coverage } from '#shared/slo/coverage.ts';
import { minute, spec } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

const probe = spec({ sliKind: 'probe', intervalSeconds: 60 });

describe('coverage', () => {
  it('is covered minutes by owed minutes', () => {
    const tallies = talliesInMemory(minute(0), [...alike(30, 1), ...unheard(6), ...alike(24, 1)]);
    expect(coverage(probe, tallies, minute(0), minute(60))).toEqual({
      coveredMinutes: 54,
      owedMinutes: 60,
      ratio: 0.9,
    });
  });

  it('owes nothing before the first observation', () => {
    const tallies = talliesInMemory(minute(0), [...unheard(30), ...alike(30, 1)]);
    expect(coverage(probe, tallies, minute(0), minute(60)).owedMinutes).toBe(30);
    expect(coverage(probe, talliesInMemory(minute(0), []), minute(0), minute(60)).ratio).toBeNull();
    expect(coverage(probe, tallies, minute(0), minute(20)).ratio).toBeNull();
  });

  it('does not owe the running minute until it was heard in', () => {
    const before = talliesInMemory(minute(0), alike(9, 1));
    const running = minute(9) + 30_000;
    expect(coverage(probe, before, minute(0), minute(10), running).ratio).toBe(1);
    const heard = talliesInMemory(minute(0), alike(10, 1));
    expect(coverage(probe, heard, minute(0), minute(10), running)).toMatchObject({
      coveredMinutes: 10,
      ratio: 1,
    });
  });

  it('owes what a silent source leaves out, but for the running minute', () => {
    const tallies = talliesInMemory(minute(0), alike(5, 1));
    const owed = (nowMs: number) => coverage(probe, tallies, minute(0), minute(11), nowMs).owedMinutes;
    expect([owed(minute(10) + 1), owed(minute(11)), owed(minute(60))]).toEqual([10, 11, 11]);
  });

  it('counts whole intervals where they are longer than a minute', () => {
    const everyFive = spec({ sliKind: 'probe', intervalSeconds: 300 });
    const once = [...alike(1, 1), ...unheard(4)];
    const tallies = talliesInMemory(minute(0), [...once, ...once, ...unheard(5), ...once]);
    // Intervals from minutes 0, 5 and 15 were heard in; of the last only the minute that was heard is owed yet.
    expect(coverage(everyFive, tallies, minute(0), minute(20))).toEqual({
      coveredMinutes: 11,
      owedMinutes: 16,
      ratio: 11 / 16,
    });
  });
});

describe('bounds', () => {
  it('take what uncovered minutes owe as bad, and as good', () => {
    // 54 probes seen, 53 good; 6 minutes owe 6 more: 53/60 and 59/60.
    expect(
      bounds(probe, { good: 53, total: 54 }, { coveredMinutes: 54, owedMinutes: 60, ratio: 0.9 }),
    ).toEqual({ low: 53 / 60, high: 59 / 60 });
  });

  it('count the probes of every target', () => {
    const twoTargets = spec({ sliKind: 'up', intervalSeconds: 30, observedCount: 2 });
    // One minute owes 60/30 × 2 = 4 scrapes.
    expect(
      bounds(twoTargets, { good: 4, total: 4 }, { coveredMinutes: 1, owedMinutes: 2, ratio: 0.5 }),
    ).toEqual({ low: 0.5, high: 1 });
  });

  it('meet at the value where everything was heard, and are null where nobody can know', () => {
    const whole = { coveredMinutes: 60, owedMinutes: 60, ratio: 1 };
    expect(bounds(probe, { good: 59, total: 60 }, whole)).toEqual({ low: 59 / 60, high: 59 / 60 });
    expect(bounds(spec(), { good: 59, total: 60 }, whole)).toEqual({ low: null, high: null });
    const nothing = { coveredMinutes: 0, owedMinutes: 0, ratio: null };
    expect(bounds(probe, { good: 0, total: 0 }, nothing)).toEqual({ low: null, high: null });
  });
});
