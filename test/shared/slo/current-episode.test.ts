import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedTargets } from '#shared/slo/agreed-targets.ts';
import { burnTerms } from '#shared/slo/burn-terms.ts';
import { currentEpisode } from '#shared/slo/current-episode.ts';
import { episodes } from '#shared/slo/episodes.ts';
import { facts, minute, spec, threeNines, windowTo } from './objective-facts.ts';
import { shortTerms } from './short-rules.ts';
import { alike, type MinuteTally, talliesInMemory } from './tallies-in-memory.ts';

const current = (minutes: readonly MinuteTally[], severity: 'page' | 'ticket' = 'page') => {
  const tallies = talliesInMemory(minute(0), minutes);
  const window = windowTo(minute(minutes.length));
  const terms = burnTerms(
    spec(),
    agreedTargets(facts(tallies, threeNines), window.startMs, window.endMs),
    'UTC',
  );
  return currentEpisode(tallies, terms, severity, window.endMs);
};

describe('the episode that runs now', () => {
  it('is none while nothing burns, nor before anything was heard', () => {
    expect(current(alike(500, 100))).toBeNull();
    expect(current([])).toBeNull();
  });

  it('is found though it began days ago', () => {
    const long = [...alike(500, 100), ...alike(3 * 1440, 100, 5)];
    // 5 % of 0.1 %: burn 50. page-1h is above from 87 bad in its hour on: 18 minutes of 5.
    expect(current(long)).toEqual({
      rule: 'page-1h',
      beganAtMs: minute(518),
      sinceMs: minute(513),
      endedAtMs: null,
    });
  });

  it('is none once the long window of its rule is below the factor', () => {
    const outage = [...alike(400, 100), ...alike(10, 100, 100)];
    expect(current([...outage, ...alike(59, 100)])?.sinceMs).toBe(minute(400));
    expect(current([...outage, ...alike(60, 100)])).toBeNull();
  });

  it('knows that of the ticket rules too', () => {
    // 4 in 1 000 for two days: burn 4, above 3 over 24 h and 2 h, under the factors that page.
    const slow = [...alike(1440, 1000), ...alike(2 * 1440, 1000, 4)];
    expect(current(slow, 'page')).toBeNull();
    expect(current(slow, 'ticket')?.rule).toBe('ticket-24h');
  });

  it('is what going through the whole history finds', () => {
    const runs = fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0, 1, 2, 3, 10)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(runs, (parts) => {
        const minutes = parts.flatMap(([count, bad]) => alike(count, 10, bad));
        const tallies = talliesInMemory(minute(0), minutes);
        const end = minute(minutes.length);
        const last = episodes(tallies.minutes(minute(0), end), shortTerms, minute(0), minute(0)).at(-1);
        expect(currentEpisode(tallies, shortTerms, 'page', end)).toEqual(
          last?.endedAtMs === null ? last : null,
        );
      }),
      { numRuns: 60 },
    );
  });
});
