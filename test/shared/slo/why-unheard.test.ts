import { describe, expect, it } from 'vitest';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import { whyUnheard } from '#shared/slo/why-unheard.ts';
import { facts, minute, spec, threeNines, windowTo } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

const away = [{ fromMs: minute(1), toMs: minute(40) }];
const why = (
  { outages = away, failingSinceMs = null }: { outages?: typeof away; failingSinceMs?: number | null },
  until: number,
) => whyUnheard({ spec: spec(), outages, failingSinceMs }, minute(0), minute(until));

// METRICS.md §1.1 and §2: silence is max(3 × interval, 5 min); the interval here is 15 s.
describe('why nothing was heard', () => {
  it('is that Andon did not run, until it has listened again for as long as makes silence', () => {
    expect([why({}, 41), why({}, 43.9), why({}, 44), why({}, 60)]).toEqual([
      ...['collector-down', 'collector-down', 'no-data', 'no-data'],
    ]);
  });

  it('is never held against a target while that holds', () => {
    expect(why({ failingSinceMs: minute(0) }, 41)).toBe('collector-down');
    expect(why({ failingSinceMs: minute(40) }, 45)).toBe('target-down');
  });

  it('is the target where one fails, and only from then on', () => {
    expect(why({ outages: [], failingSinceMs: minute(3) }, 10)).toBe('target-down');
    expect(why({ outages: [], failingSinceMs: minute(10) }, 10)).toBe('no-data');
    expect(why({ outages: [] }, 10)).toBe('no-data');
  });
});

describe('an objective', () => {
  const tallies = talliesInMemory(minute(0), [...alike(60, 100), ...unheard(40), ...alike(20, 100)]);
  const of = (outages = [{ fromMs: minute(60), toMs: minute(100) }]) => ({
    ...facts(tallies, threeNines),
    outages,
  });
  const judgedAt = (at: number, outages?: ReturnType<typeof of>['outages'], window = '30d') =>
    judgeObjective(of(outages), { nowMs: minute(at), window: windowTo(minute(at), window) });

  it('that Andon did not listen to is without data for that reason, also when asked about later', () => {
    expect(judgedAt(90)).toMatchObject({ state: 'nodata', reason: 'collector-down', value: 1 });
    expect(judgedAt(90, [])).toMatchObject({ state: 'nodata', reason: 'no-data', value: 1 });
    expect(judgedAt(120)).toMatchObject({ state: 'met', reason: null });
  });

  it('has no figure of a window in which Andon was away', () => {
    const window = { name: 'custom', startMs: minute(61), endMs: minute(99), zone: 'UTC' };
    const figure = (outages?: ReturnType<typeof of>['outages']) =>
      judgeObjective(of(outages), { nowMs: minute(120), window });
    expect(figure()).toMatchObject({ value: null, reason: 'collector-down' });
    expect(figure([])).toMatchObject({ value: null, reason: 'no-data' });
  });
});
