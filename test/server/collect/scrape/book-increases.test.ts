import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookIncreases, type CounterScrape } from '../../../../server/collect/scrape/book-increases.ts';
import type { CounterState, Observation } from '../../../../server/store/store.ts';

const MINUTE_MS = 60_000;

/** Readings of `total` and `bad` series by name: a name with "bad" is in both. */
function readings(values: Readonly<Record<string, number>>) {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value,
    isTotal: true,
    isPart: key.includes('bad'),
  }));
}

interface Step {
  readonly atMs: number;
  readonly values: Readonly<Record<string, number>>;
  readonly failedBefore?: boolean;
  readonly configuration?: string;
}

/** Books successive scrapes 60 s apart or as said; one list of observations for each. */
function book(steps: readonly Step[], options: Partial<CounterScrape> = {}): Observation[][] {
  let state: CounterState | null = null;
  return steps.map(({ atMs, values, failedBefore = false, configuration = 'c' }) => {
    const booked = bookIncreases({
      sliId: 1,
      atMs,
      intervalSeconds: 60,
      configuration,
      part: 'bad',
      readings: readings(values),
      startedAtMs: null,
      previous: state,
      previousAtMs: state?.scrapedAtMs ?? null,
      previousSucceeded: state !== null && !failedBefore,
      ...options,
    });
    state = booked.state;
    return [...booked.observations];
  });
}

const totals = (booked: readonly Observation[][]) =>
  booked.map((one) => one.reduce((sum, { total }) => sum + total, 0));
const bads = (booked: readonly Observation[][]) =>
  booked.map((one) => one.reduce((sum, { total, good }) => sum + total - good, 0));
const everyMinute = (values: readonly Readonly<Record<string, number>>[]): Step[] =>
  values.map((one, index) => ({ atMs: index * MINUTE_MS, values: one }));

describe('counter increases', () => {
  it('are 60, 30, 20 for 100, 160, 30, 50, and nothing for the first (METRICS.md §7)', () => {
    const booked = book(everyMinute([{ a: 100 }, { a: 160 }, { a: 30 }, { a: 50 }]));
    expect(totals(booked)).toEqual([0, 60, 30, 20]);
  });

  it('are booked on the minute of the second sample', () => {
    const booked = book([
      { atMs: 59_000, values: { a: 1 } },
      { atMs: 74_000, values: { a: 4 } },
    ]);
    expect(booked[1]).toEqual([{ sliId: 1, minuteMs: 60_000, good: 3, total: 3, covered: true }]);
  });

  it('count a newborn series from 0, so that its first errors are not lost', () => {
    const booked = book(everyMinute([{ a: 5 }, { a: 6, bad: 3 }]));
    expect(totals(booked)).toEqual([0, 4]);
    expect(bads(booked)).toEqual([0, 3]);
  });

  it('take a series as known, not newborn, after a failed scrape or under another configuration', () => {
    const failed = book([
      { atMs: 0, values: { a: 5 } },
      { atMs: MINUTE_MS, values: { a: 6, bad: 3 }, failedBefore: true },
      { atMs: 2 * MINUTE_MS, values: { a: 6, bad: 4 } },
    ]);
    expect(totals(failed)).toEqual([0, 1, 1]);
    const changed = book([
      { atMs: 0, values: { a: 5 } },
      { atMs: MINUTE_MS, values: { a: 6, bad: 3 }, configuration: 'other' },
    ]);
    expect(totals(changed)).toEqual([0, 0]);
  });

  it('go on from the last value when a series that vanished returns, and add nothing meanwhile', () => {
    const booked = book(everyMinute([{ a: 1, b: 10 }, { a: 1 }, { a: 1, b: 12 }]));
    expect(totals(booked)).toEqual([0, 0, 2]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('ignore the value %s, which no counter has', (odd) => {
    const booked = book(everyMinute([{ a: 10 }, { a: odd }, { a: 13 }]));
    expect(totals(booked)).toEqual([0, 0, 3]);
  });

  it('never book more bad than total, nor less good than none', () => {
    const scrape = { readings: [{ key: 'bad', value: 7, isTotal: false, isPart: true }] };
    expect(book(everyMinute([{}, {}]), scrape)[1]).toMatchObject([{ good: 0, total: 0 }]);
  });

  it('read a good selector as the rest being bad', () => {
    const booked = book(
      everyMinute([
        { a: 0, bad: 0 },
        { a: 1, bad: 3 },
      ]),
      { part: 'good' },
    );
    expect(booked[1]).toMatchObject([{ good: 3, total: 4 }]);
  });

  it('are spread over a gap of more than 5 minutes, whose minutes stay uncovered', () => {
    const booked = book([
      { atMs: 30_000, values: { a: 0, bad: 0 } },
      { atMs: 30_000 + 6 * MINUTE_MS, values: { a: 9, bad: 3 } },
    ]);
    // 12 over the minutes 1 to 6: two each; of each minute's running total a quarter is bad: ⌊T/4⌋ = 0,1,1,2,2,3.
    expect(booked[1]).toEqual(
      [2, 1, 2, 1, 2, 1].map((good, index) => ({
        sliId: 1,
        minuteMs: (index + 1) * MINUTE_MS,
        good,
        total: 2,
        covered: index === 5,
      })),
    );
  });

  it('are not spread over exactly 5 minutes', () => {
    const booked = book([
      { atMs: 0, values: { a: 0 } },
      { atMs: 5 * MINUTE_MS, values: { a: 10 } },
    ]);
    expect(booked[1]?.filter(({ total }) => total > 0)).toMatchObject([
      { minuteMs: 5 * MINUTE_MS, total: 10 },
    ]);
  });

  it('cover every minute of an interval longer than one', () => {
    const booked = book(
      [
        { atMs: 0, values: { a: 0 } },
        { atMs: 3 * MINUTE_MS, values: { a: 5 } },
      ],
      { intervalSeconds: 180 },
    );
    expect(booked[1]?.map(({ minuteMs, total, covered }) => [minuteMs / MINUTE_MS, total, covered])).toEqual([
      [1, 0, true],
      [2, 0, true],
      [3, 5, true],
    ]);
  });

  it('sum to the naive increases of each series, whatever resets and gaps there are', () => {
    const step = fc.record({
      seconds: fc.integer({ min: 1, max: 3_000 }),
      a: fc.nat({ max: 1_000 }),
      bad: fc.nat({ max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 20 }), (steps) => {
        let atMs = 0;
        const scrapes = steps.map(({ seconds, a, bad }) => {
          atMs += seconds * 1_000;
          return { atMs, values: { a, bad } };
        });
        const naive = (name: 'a' | 'bad') =>
          steps.slice(1).reduce((sum, { [name]: value }, index) => {
            const before = steps[index]?.[name] ?? 0;
            return sum + (value < before ? value : value - before);
          }, 0);
        const booked = book(scrapes);
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(sum(totals(booked))).toBe(naive('a') + naive('bad'));
        expect(sum(bads(booked))).toBe(naive('bad'));
      }),
    );
  });
});
