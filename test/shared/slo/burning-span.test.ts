import { describe, expect, it } from 'vitest';
import { burningSpan } from '#shared/slo/burning-span.ts';
import type { Episode } from '#shared/slo/episodes.ts';
import { minute } from './objective-facts.ts';
import { shortTerms } from './short-rules.ts';
import { alike, type MinuteTally, talliesInMemory } from './tallies-in-memory.ts';

/** The slowest short rule asks for burn 1.5 under 90 %: from 15 % bad on. */
const spanOf = (minutes: readonly MinuteTally[], episode: Partial<Episode>, fromMinute = 0) => {
  const columns = talliesInMemory(minute(0), minutes).minutes(minute(fromMinute), minute(minutes.length));
  const whole = { rule: 'page-6m', beganAtMs: minute(12), sinceMs: minute(10), endedAtMs: null, ...episode };
  const found = burningSpan(whole, shortTerms, columns);
  if (found === null) return null;
  const edges = [found.startMs, found.endMs].map((atMs) => (atMs - minute(0)) / 60_000);
  return found.running ? [...edges, 'runs'] : edges;
};
/** Ten good minutes, five in which all failed, and good ones until minute 40. */
const history = [...alike(10, 100), ...alike(5, 100, 100), ...alike(25, 100)];

describe('the time in which an episode burned', () => {
  it('ends with its last minute that burned, not when its long window has forgotten it', () => {
    expect(spanOf(history, { endedAtMs: minute(26) })).toEqual([10, 15]);
  });

  it('has that last minute also where it burned exactly as fast as the slowest rule asks', () => {
    const eased = [...alike(10, 100), ...alike(5, 100, 100), ...alike(3, 100, 15), ...alike(22, 100, 14)];
    expect(spanOf(eased, { endedAtMs: minute(30) })).toEqual([10, 18]);
  });

  it('goes on while one of the last five minutes burned, whether the rules have forgotten it or not', () => {
    expect(spanOf([...alike(10, 100), ...alike(5, 100, 100), ...alike(4, 100)], {})).toEqual([
      10,
      15,
      'runs',
    ]);
    expect(spanOf([...alike(10, 100), ...alike(5, 100, 100), ...alike(5, 100)], {})).toEqual([10, 15]);
    expect(spanOf(history, { endedAtMs: null })).toEqual([10, 15]);
    expect(spanOf(history, { endedAtMs: minute(41) })).toEqual([10, 15]);
  });

  it('is cut where the window begins, and none where all of it burned before', () => {
    expect(spanOf(history, { endedAtMs: minute(26) }, 12)).toEqual([12, 15]);
    expect(spanOf(history, { endedAtMs: minute(26) }, 15)).toBeNull();
    expect(spanOf(history, { sinceMs: minute(50), endedAtMs: null })).toBeNull();
  });
});
