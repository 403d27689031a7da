import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backInsideAtMs } from '#shared/slo/back-inside-at.ts';
import { DAY_MS, MINUTE_MS } from '#shared/units.ts';
import { minute } from './objective-facts.ts';
import { alike, talliesInMemory } from './tallies-in-memory.ts';

/** A week of a hundred requests a minute, with so many bad in some of its minutes. */
const week = (bad: Readonly<Record<number, number>>) =>
  talliesInMemory(
    minute(0),
    alike(7 * 1440, 100).map((each, i) => ({ ...each, good: 100 - (bad[i] ?? 0) })),
  );
const backInside = (bad: Readonly<Record<number, number>>, allowed: number) =>
  backInsideAtMs(week(bad), minute(0), minute(7 * 1440), 7 * DAY_MS, allowed);

describe('when a service is back inside', () => {
  it('is when the minute that left too little has left the window', () => {
    // 8 bad in minute 3 000, 5 in minute 9 000; allowed 10. After minute 3 000 only 5 are left: from 3 001 on.
    expect(backInside({ 3000: 8, 9000: 5 }, 10)).toBe(minute(3001) + 7 * DAY_MS);
  });

  it('needs less than the allowance to be spent: all of it leaves nothing', () => {
    expect(backInside({ 3000: 8, 9000: 5 }, 5)).toBe(minute(9001) + 7 * DAY_MS);
    expect(backInside({ 3000: 8, 9000: 5 }, 13)).toBe(minute(3001) + 7 * DAY_MS);
  });

  it('finds the minute also at the edges of hours, days and the window', () => {
    expect(backInside({ 0: 9 }, 9)).toBe(minute(1) + 7 * DAY_MS);
    expect(backInside({ 1439: 9 }, 9)).toBe(minute(1440) + 7 * DAY_MS);
    expect(backInside({ 1440: 9 }, 9)).toBe(minute(1441) + 7 * DAY_MS);
    expect(backInside({ 10079: 9 }, 9)).toBe(minute(10_080) + 7 * DAY_MS);
  });

  it('is what moving the window on minute by minute finds', () => {
    const bads = fc.array(fc.tuple(fc.nat(2999), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(bads, fc.double({ min: 0.01, max: 1, noNaN: true }), (pairs, share) => {
        const bad: Readonly<Record<number, number>> = Object.fromEntries(pairs);
        const minutes = alike(3000, 10).map((each, i) => ({ ...each, good: 10 - (bad[i] ?? 0) }));
        const all = minutes.map(({ good, total }) => total - good);
        const allowed = share * all.reduce((sum, each) => sum + each, 0);
        let [first, spent] = [3000, 0];
        while (first > 0 && spent + (all[first - 1] ?? 0) < allowed) {
          first -= 1;
          spent += all[first] ?? 0;
        }
        const tallies = talliesInMemory(minute(0), minutes);
        expect(backInsideAtMs(tallies, minute(0), minute(3000), 3000 * MINUTE_MS, allowed)).toBe(
          minute(first + 3000),
        );
      }),
      { numRuns: 40 },
    );
  });
});
