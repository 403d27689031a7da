import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindSpans, outageMs } from '#shared/slo/blind-time.ts';
import { minute } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

const outage = (from: number, to: number) => ({ fromMs: minute(from), toMs: minute(to) });

describe('outages of Andon itself', () => {
  it('count as far as they lie in the span', () => {
    const outages = [outage(0, 10), outage(20, 30), outage(40, 50)];
    expect(outageMs(outages, minute(5), minute(25)) / 60_000).toBe(10);
    expect(outageMs(outages, minute(10), minute(20))).toBe(0);
    expect(outageMs(outages, minute(-10), minute(60)) / 60_000).toBe(30);
  });
});

describe('minutes in which the board did not run', () => {
  const tallies = talliesInMemory(minute(0), [...alike(10, 1), ...unheard(10), ...alike(10, 1)]);

  it('are those that were not heard, whole minutes', () => {
    const down = { fromMs: minute(9) + 30_000, toMs: minute(14) + 10_000 };
    // Minute 9 was heard before the stop, minute 14 was not heard after the start.
    expect(blindSpans(tallies, [down], minute(0), minute(30))).toEqual([{ ...outage(9, 15), minutes: 5 }]);
  });

  it('are none where they were filled in afterwards, and none outside the span', () => {
    expect(blindSpans(tallies, [outage(2, 8), outage(40, 50)], minute(0), minute(30))).toEqual([]);
    expect(blindSpans(tallies, [outage(10, 20)], minute(0), minute(10))).toEqual([]);
  });

  it('are never counted twice, and never more than were not heard', () => {
    const cut = fc.array(fc.integer({ min: 0, max: 30 * 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(cut, (seconds) => {
        const edges = [...new Set(seconds)].sort((a, b) => a - b).map((second) => minute(0) + second * 1_000);
        const outages = edges.flatMap((fromMs, i) => {
          const toMs = edges[i + 1];
          return i % 2 === 0 && toMs !== undefined ? [{ fromMs, toMs }] : [];
        });
        const sum = blindSpans(tallies, outages, minute(0), minute(30)).reduce(
          (all, { minutes }) => all + minutes,
          0,
        );
        const blind = Array.from({ length: 10 }, (_, index) => minute(10 + index)).filter((ms) =>
          outages.some(({ fromMs, toMs }) => fromMs < ms + 60_000 && toMs > ms),
        );
        expect(sum).toBe(blind.length);
      }),
    );
  });
});
