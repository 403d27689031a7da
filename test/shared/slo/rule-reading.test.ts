import { describe, expect, it } from 'vitest';
import { countBurn } from '#shared/slo/burn-rate.ts';
import { burnRules } from '#shared/slo/burn-rules.ts';
import { readRule } from '#shared/slo/rule-reading.ts';
import { DAY_MS } from '#shared/units.ts';
import { minute, START_MS } from './objective-facts.ts';
import { alike, type MinuteTally, talliesInMemory } from './tallies-in-memory.ts';

const [pageHour] = burnRules(30 * DAY_MS, 0.001);

const read = (minutes: readonly MinuteTally[], minimumCount = 1000) => {
  if (pageHour === undefined) throw new RangeError('30 days have a page rule');
  const tallies = talliesInMemory(START_MS, minutes);
  const terms = {
    fromMs: 0,
    toMs: minute(minutes.length),
    rules: [pageHour],
    allowedRatio: 0.001,
    minimumCount,
  };
  const end = minute(minutes.length);
  return readRule(pageHour, terms, (endMs, m) => countBurn(tallies, endMs, m), end, tallies.firstMinuteMs);
};

describe('a burn rule', () => {
  it('fires when both windows are above the factor', () => {
    // 2 % of 0.1 %: burn 20, above 14.4.
    expect(read(alike(60, 100, 2))).toMatchObject({ longRate: 20, shortRate: 20, firing: true });
  });

  it('does not fire exactly at the factor', () => {
    // 144 of 10 000 under 99.9 %: burn 14.4.
    expect(read(alike(60, 10_000, 144))).toMatchObject({ longRate: 14.4, shortRate: 14.4, firing: false });
    expect(read(alike(60, 10_000, 145)).firing).toBe(true);
  });

  it('does not fire when only one window is above', () => {
    const ended = read([...alike(55, 100, 3), ...alike(5, 100)]);
    expect(ended).toMatchObject({ longAbove: true, shortAbove: false, firing: false });
    const begun = read([...alike(55, 100), ...alike(5, 100, 10)]);
    expect(begun).toMatchObject({ longAbove: false, shortAbove: true, firing: false });
  });

  it('does not fire before a full long window of history exists', () => {
    expect(read(alike(59, 100, 100))).toMatchObject({ longAbove: false, shortAbove: false, firing: false });
    expect(read(alike(60, 100, 100)).firing).toBe(true);
  });

  it('says until when its history is too short, and not where only events are missing', () => {
    expect(read(alike(59, 100, 100)).youngUntilMs).toBe(minute(60));
    expect(read(alike(60, 10, 10), 601).youngUntilMs).toBeNull();
    expect(read(alike(60, 100, 100)).youngUntilMs).toBeNull();
  });

  it('does not fire on fewer events than make a ratio', () => {
    expect(read(alike(60, 10, 10), 601).firing).toBe(false);
    expect(read(alike(60, 10, 10), 600).firing).toBe(true);
  });

  it('does not fire without events', () => {
    expect(read(alike(60, 0), 0)).toMatchObject({ longRate: null, shortRate: null, firing: false });
  });
});
