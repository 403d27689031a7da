import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIncreases } from '../../../../server/collect/scrape/count-increases.ts';
import type { ProcessCounters } from '../../../../server/store/store.ts';

const NOON_MS = Date.UTC(2026, 0, 5, 12);
const SECOND_MS = 1_000;

interface Answer {
  /** Seconds after noon at which the page was read. */
  readonly at: number;
  /** Seconds after noon at which its process began; null where it does not say. */
  readonly start: number | null;
  readonly values: Readonly<Record<string, number>>;
}

/** Counts successive pages of one target; gives what each added in all. */
function countAll(answers: readonly Answer[], processes: readonly ProcessCounters[] = []) {
  let known = processes;
  let previousAtMs: number | null = null;
  const added: number[] = [];
  for (const { at, start, values } of answers) {
    const atMs = NOON_MS + at * SECOND_MS;
    const counted = countIncreases({
      readings: Object.entries(values).map(([key, value]) => ({ key, value, isTotal: true, isPart: false })),
      startedAtMs: start === null ? null : NOON_MS + start * SECOND_MS,
      atMs,
      processes: known,
      previousAtMs,
      previousSucceeded: previousAtMs !== null,
    });
    added.push(counted.sum.total);
    known = counted.processes;
    previousAtMs = atMs;
  }
  return { added, processes: known };
}

const added = (...answers: Answer[]) => countAll(answers).added;

describe('processes behind one address', () => {
  it('go on each from its own values, in whatever turn they answer', () => {
    const answers = [100, 30, 110, 35].map((a, index) => ({
      at: index * 15,
      start: index % 2 === 0 ? -900 : -600,
      values: { a },
    }));
    expect(added(...answers)).toEqual([0, 0, 10, 5]);
  });

  it('count whole where they began after the last good scrape, also where they stand higher', () => {
    expect(
      added({ at: 0, start: -900, values: { a: 100 } }, { at: 15, start: 5, values: { a: 150, newborn: 2 } }),
    ).toEqual([0, 152]);
  });

  it('add nothing at first sight where they are older', () => {
    expect(
      added(
        { at: 0, start: -900, values: { a: 100 } },
        { at: 15, start: -5, values: { a: 150 } },
        { at: 30, start: -5, values: { a: 152 } },
      ),
    ).toEqual([0, 0, 2]);
  });

  it('prove nothing by a start that lies ahead', () => {
    expect(
      added({ at: 0, start: -900, values: { a: 100 } }, { at: 15, start: 60, values: { a: 150 } }),
    ).toEqual([0, 0]);
  });

  it('are one where the start wavers by two seconds at most and nothing has fallen', () => {
    expect(
      added(
        { at: 0, start: -900, values: { a: 100 } },
        { at: 15, start: -899, values: { a: 103 } },
        { at: 30, start: -901, values: { a: 104 } },
        { at: 45, start: -901.5, values: { a: 20 } },
        { at: 60, start: -901.5, values: { a: 21 } },
        { at: 75, start: -901, values: { a: 106 } },
      ),
    ).toEqual([0, 3, 1, 0, 1, 2]);
  });

  it('count as before where no start is told: what stands lower has begun anew', () => {
    expect(
      added(...[100, 160, 30, 50].map((a, index) => ({ at: index, start: null, values: { a } }))),
    ).toEqual([0, 60, 30, 20]);
  });

  it('count a series anew that stands lower in the same process', () => {
    expect(added({ at: 0, start: -9, values: { a: 50 } }, { at: 15, start: -9, values: { a: 4 } })).toEqual([
      0, 4,
    ]);
  });

  it('go on over the new start of an exporter, whose counters belong to somebody else', () => {
    expect(
      added(
        { at: 0, start: -900, values: { a: 5_000_000, b: 3 } },
        { at: 15, start: 5, values: { a: 5_000_040, b: 3 } },
        { at: 30, start: 5, values: { a: 5_000_050, b: 4 } },
      ),
    ).toEqual([0, 40, 11]);
  });

  it('are forgotten beyond the eight seen last, and add nothing when they return', () => {
    const answers = Array.from({ length: 9 }, (_, index) => ({
      at: index,
      start: -100 * (index + 1),
      values: { a: 10 },
    }));
    const again = { at: 20, start: -100, values: { a: 15 } };
    expect(added(...answers, again).at(-1)).toBe(0);
    expect(added(...answers.slice(0, 8), again).at(-1)).toBe(5);
  });

  it('never add more than happened, and all that happened after first sight once each is seen again', () => {
    const step = fc.record({
      answering: fc.nat({ max: 3 }),
      seconds: fc.integer({ min: 1, max: 60 }),
      requests: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)),
    });
    // The last ones begin while the target is watched.
    const starts = [-500, -100, 40, 90];
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 15 }), (steps) => {
        const last = [0, 1, 2, 3].map((answering) => ({
          answering,
          seconds: 60,
          requests: [0, 0, 0, 0] as const,
        }));
        const counts = [7, 3, 0, 0];
        let at = 0;
        let firstAt: number | null = null;
        const answers: Answer[] = [];
        const seenFirst = new Map<number, number>();
        let happened = 0;
        for (const { answering, seconds, requests } of [...steps, ...last]) {
          const previousAt = at;
          at += seconds;
          for (const [process, count] of requests.entries()) {
            if ((starts[process] ?? 0) >= at) continue;
            counts[process] = (counts[process] ?? 0) + count;
            if (firstAt !== null) happened += count;
          }
          const start = starts[answering] ?? 0;
          if (start >= at) continue;
          const value = counts[answering] ?? 0;
          const isWhole = firstAt !== null && start > (answers.at(-1)?.at ?? previousAt);
          if (!seenFirst.has(answering)) seenFirst.set(answering, isWhole ? 0 : value);
          answers.push({ at, start, values: { a: value } });
          firstAt ??= at;
        }
        const sum = countAll(answers).added.reduce((a, b) => a + b, 0);
        const expected = [...seenFirst].reduce(
          (rest, [process, first]) => rest + (counts[process] ?? 0) - first,
          0,
        );
        expect(sum).toBe(expected);
        expect(sum).toBeLessThanOrEqual(happened);
      }),
    );
  });
});

// METRICS.md §2 "Counters": a new series counts from 0 "unless it was seen before".
describe('a series that holds no count', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])(
    'was seen, so that after %d it is no newborn',
    (odd) => {
      const pages = [odd, odd, 500, 503].map((b, index) => ({ at: index, start: null, values: { a: 1, b } }));
      expect(added(...pages)).toEqual([0, 0, 0, 3]);
    },
  );

  it('goes on from its last count', () => {
    const pages = [100, Number.NaN, 120, 30].map((a, index) => ({ at: index, start: null, values: { a } }));
    expect(added(...pages)).toEqual([0, 0, 20, 30]);
  });

  it('does not hide that the counters of an exporter go on', () => {
    expect(
      added(
        { at: 0, start: -900, values: { a: 5_000_000, b: Number.NaN } },
        { at: 15, start: 5, values: { a: 5_000_040, b: 7 } },
      ),
    ).toEqual([0, 40]);
  });
});

describe('series without end', () => {
  const page = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${from + index}`, 1]));

  it('are forgotten beyond 20,000, those longest not seen first', () => {
    const { processes } = countAll([
      { at: 0, start: null, values: page(0, 15_000) },
      { at: 1, start: null, values: page(0, 1) },
      { at: 2, start: null, values: page(15_000, 10_000) },
    ]);
    const [process] = processes;
    expect(process?.values.size).toBe(20_000);
    expect(process?.values.has('s0')).toBe(true);
    expect(process?.values.has('s5000')).toBe(false);
    expect(process?.isWhole).toBe(false);
  });

  it('keep a page that holds more', () => {
    const { processes } = countAll([{ at: 0, start: null, values: page(0, 30_000) }]);
    expect(processes[0]).toMatchObject({ isWhole: true });
    expect(processes[0]?.values.size).toBe(30_000);
  });

  // RELIABILITY.md B2: a target may make up labels without end, and the memory grows by less than 100 MB.
  it('are forgotten beyond four million characters of those that vanished', () => {
    const long = (index: number) => `${index}`.padEnd(1024 * 1024, 'x');
    const pages = Array.from({ length: 8 }, (_, index) => ({
      at: index,
      start: null,
      values: { [long(index)]: 1 },
    }));
    const [process] = countAll(pages).processes;
    expect([...(process?.values.keys() ?? [])].map((key) => key[0])).toEqual(['3', '4', '5', '6', '7']);
    expect(process?.isWhole).toBe(false);
  });

  it('add nothing at first sight once any was forgotten: it may be the one', () => {
    const churn = [
      { at: 0, start: null, values: page(0, 20_000) },
      { at: 1, start: null, values: page(20_000, 10) },
    ];
    expect(added(...churn, { at: 2, start: null, values: { s0: 1, s30000: 9 } }).at(-1)).toBe(0);
  });
});
