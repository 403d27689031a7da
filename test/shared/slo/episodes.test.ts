import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import { agreedTargets } from '#shared/slo/agreed-targets.ts';
import { burnTerms } from '#shared/slo/burn-terms.ts';
import { episodes } from '#shared/slo/episodes.ts';
import { agreed, facts, minute, spec, threeNines } from './objective-facts.ts';
import { shortRules, shortTerms } from './short-rules.ts';
import { alike, type MinuteTally, talliesInMemory } from './tallies-in-memory.ts';

/** Episodes of the page rules, in minutes since the start. */
const found = (minutes: readonly MinuteTally[], versions: readonly AgreementVersion[] = threeNines) => {
  const tallies = talliesInMemory(minute(0), minutes);
  const end = minute(minutes.length);
  const terms = burnTerms(spec(), agreedTargets(facts(tallies, versions), minute(0), end), 'UTC').map(
    (each) => ({
      ...each,
      rules: each.rules.filter(({ severity }) => severity === 'page'),
    }),
  );
  const inMinutes = (atMs: number | null) => (atMs === null ? null : (atMs - minute(0)) / 60_000);
  return episodes(tallies.minutes(minute(0), end), terms, minute(0), minute(0)).map((episode) => ({
    rule: episode.rule,
    began: inMinutes(episode.beganAtMs),
    since: inMinutes(episode.sinceMs),
    ended: inMinutes(episode.endedAtMs),
  }));
};

describe('an episode', () => {
  it('begins when a page rule fires and ends when its long window is below the factor', () => {
    // 99.9 %, 6 000 requests an hour: page-1h is above 14.4 from 87 bad on. All 100 of minute 120 failed:
    // above at 121. Ten minutes failed, the last was 129; it leaves the hour at 190.
    expect(found([...alike(120, 100), ...alike(10, 100, 100), ...alike(80, 100)])).toEqual([
      { rule: 'page-1h', began: 121, since: 120, ended: 190 },
    ]);
  });

  it('runs on while the long window is at the factor or above, though nothing fires any more', () => {
    expect(found([...alike(120, 100), ...alike(10, 100, 100), ...alike(59, 100)])).toMatchObject([
      { began: 121, ended: null },
    ]);
  });

  it('goes back to the earliest minute of the short window that burned as fast as the rule asks', () => {
    // Minute 118 burns at 10, minute 119 at 20; the factor is 14.4.
    const slow = [...alike(118, 100), ...alike(1, 100, 1), ...alike(1, 100, 2), ...alike(10, 100, 100)];
    expect(found(slow)).toMatchObject([{ began: 121, since: 119 }]);
  });

  it('counts a minute that burns exactly at the factor as its beginning', () => {
    // 144 bad of 10 000 under 99.9 %: burn 14.4.
    const slow = [...alike(118, 10_000), ...alike(1, 10_000, 144), ...alike(1, 10_000, 10_000)];
    expect(found(slow)).toMatchObject([{ began: 120, since: 118 }]);
  });

  it('ends with the rule that fired first, though the hours of a slower one still hold what failed', () => {
    // page-6h fires from 403 on as well and stays above 6 over 6 h until 768, but not over 30 min.
    expect(found([...alike(400, 100), ...alike(10, 100, 100), ...alike(400, 100)])).toEqual([
      { rule: 'page-1h', began: 401, since: 400, ended: 470 },
    ]);
  });

  it('goes on with another rule that fires where the first one ends', () => {
    // Then 1 in 100 for 100 minutes: burn 10, under 14.4 over the hour and above 6 in both windows of page-6h, which is
    // below it at 769: one minute of 100 and the 100 slow ones are 200 bad of 36 000, and 216 is 6.
    const slow = [...alike(400, 100), ...alike(10, 100, 100), ...alike(100, 100, 1), ...alike(400, 100)];
    expect(found(slow)).toEqual([{ rule: 'page-1h', began: 401, since: 400, ended: 769 }]);
  });

  it('may come again', () => {
    // One bad minute of 100 is still above 86.4: quiet when the second has left the hour.
    const outage = [...alike(120, 100), ...alike(2, 100, 100)];
    expect(found([...outage, ...outage, ...alike(100, 100)])).toMatchObject([
      { began: 121, ended: 182 },
      { began: 243, ended: 304 },
    ]);
  });

  it('does not begin before a full long window of history', () => {
    expect(found([...alike(59, 100, 50)])).toEqual([]);
    expect(found([...alike(60, 100, 50)])).toMatchObject([{ began: 60, since: 55, ended: null }]);
  });

  it('judges each minute by the target in force then', () => {
    // From minute 125 on 90 % is agreed, where burn rate 14.4 cannot be reached.
    const versions = [agreed(1, 0, 0.999), agreed(2, minute(125), 0.9)];
    expect(found([...alike(120, 100), ...alike(10, 100, 100)], versions)).toMatchObject([
      { began: 121, ended: 126 },
    ]);
  });
});

describe('episodes are what judging minute by minute finds', () => {
  const runs = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(0, 1, 2, 3, 5, 10), fc.constantFrom(0, 1, 10)),
    {
      minLength: 3,
      maxLength: 20,
    },
  );

  /** Sums from scratch, without running sums: burn of the `length` minutes before `end`. */
  const burn = (minutes: readonly MinuteTally[], end: number, length: number) => {
    const window = minutes.slice(Math.max(0, end - length), end);
    const total = window.reduce((sum, each) => sum + each.total, 0);
    const good = window.reduce((sum, each) => sum + each.good, 0);
    return { total, rate: total === 0 ? 0 : (total - good) / (total * 0.1) };
  };

  /** For each minute, whether an episode runs: it waits for one rule after the other. */
  const naive = (minutes: readonly MinuteTally[]): boolean[] => {
    let holder: (typeof shortRules)[number] | undefined;
    return Array.from({ length: minutes.length + 1 }, (_, end) => {
      const isOver = holder && burn(minutes, end, holder.longMinutes).rate < holder.factor;
      if (holder === undefined || isOver)
        holder = shortRules.find(({ longMinutes, shortMinutes, factor }) => {
          const long = burn(minutes, end, longMinutes);
          const isKnown = end >= longMinutes && long.total >= 10;
          return isKnown && long.rate > factor && burn(minutes, end, shortMinutes).rate > factor;
        });
      return holder !== undefined;
    });
  };

  it('on any history', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        const minutes = parts.flatMap(([count, bad, total]) => alike(count, total, Math.min(bad, total)));
        const columns = talliesInMemory(minute(0), minutes).minutes(minute(0), minute(minutes.length));
        const all = episodes(columns, shortTerms, minute(0), minute(0));
        const inEpisode = Array.from({ length: minutes.length + 1 }, (_, end) =>
          all.some(
            ({ beganAtMs, endedAtMs }) =>
              beganAtMs <= minute(end) && (endedAtMs === null || minute(end) < endedAtMs),
          ),
        );
        expect(inEpisode).toEqual(naive(minutes));
        for (const { sinceMs, beganAtMs } of all) expect(sinceMs).toBeLessThan(beganAtMs);
      }),
      { numRuns: 300 },
    );
  });
});
