import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { ObjectiveSpec } from '#shared/facts.ts';
import type { Episode } from '#shared/slo/episodes.ts';
import { measureObjective } from '#shared/slo/measure-objective.ts';
import { type StatementEvents, statement } from '#shared/slo/statement.ts';
import { DAY_MS, MINUTE_MS } from '#shared/units.ts';
import { agreed, facts, minute, threeNines, windowTo } from './objective-facts.ts';
import { alike, type MinuteTally, talliesInMemory } from './tallies-in-memory.ts';

interface Given extends Partial<StatementEvents> {
  readonly minutes: readonly MinuteTally[];
  readonly window?: string;
  readonly zone?: string;
  readonly versions?: readonly AgreementVersion[];
  readonly spec?: Partial<ObjectiveSpec>;
}

/** The statement at the end of minutes that begin with a Sunday. */
const stated = ({ minutes, window = '7d', zone = 'UTC', versions = threeNines, spec, ...events }: Given) => {
  const own = facts(talliesInMemory(minute(0), minutes), versions, spec);
  const measure = measureObjective(own, windowTo(minute(minutes.length), window, zone));
  return { ...measure, lines: statement(own, measure, { spells: [], episodes: [], ...events }) };
};

const spell = (incident: string, from: number, to: number | null) => ({
  incident,
  startedAtMs: minute(from),
  resolvedAtMs: to === null ? null : minute(to),
});
const episode = (since: number, ended: number | null): Episode => ({
  rule: 'page-1h',
  beganAtMs: minute(since + 1),
  sinceMs: minute(since),
  endedAtMs: ended === null ? null : minute(ended),
});

/** Days of a request a second, with so many of them bad in some of the minutes. */
const days = (count: number, bad: Readonly<Record<number, number>>): MinuteTally[] =>
  alike(count * 1440, 60).map((each, i) => ({ ...each, good: 60 - (bad[i] ?? 0) }));

describe('the statement of a budget', () => {
  it('has a line for an incident, one for what none explains, and one for the rest of each day', () => {
    // Two days at 99 %: 172 800 requests allow 1 728. Minutes 600-602 lost 180, 1 500-1 501 lost 120, and 3 + 2 + 1
    // were lost here and there.
    const { budget, lines } = stated({
      minutes: days(2, { 5: 3, 600: 60, 601: 60, 602: 60, 900: 2, 1500: 60, 1501: 60, 2000: 1 }),
      versions: [agreed(1, 0, 0.99, '7d')],
      spells: [spell('INC-1', 599, 610)],
      episodes: [episode(1500, 1560)],
    });
    expect(budget).toMatchObject({ spent: 306, remaining: 1 - 306 / 1728 });
    expect(
      lines.map(({ kind, incident, startMs, endMs, bad, total }) => [
        kind,
        incident,
        (startMs - minute(0)) / MINUTE_MS,
        (endMs - minute(0)) / MINUTE_MS,
        bad,
        total,
      ]),
    ).toEqual([
      ['scattered', null, 1440, 2880, 1, 1438 * 60],
      ['burning', null, 1500, 1502, 120, 120],
      ['incident', 'INC-1', 599, 610, 180, 11 * 60],
      ['scattered', null, 0, 1440, 5, 1429 * 60],
    ]);
    expect(lines.map(({ share }) => share)).toEqual([1 / 1728, 120 / 1728, 180 / 1728, 5 / 1728]);
  });

  it('gives the cost of a line back as its first and its last failure leave a rolling window', () => {
    const { lines } = stated({ minutes: days(1, { 600: 60, 605: 2 }), spells: [spell('INC-1', 590, 620)] });
    // As in `backInsideAtMs`: minute 600 is out of the window that ends a week after minute 601 began.
    expect(lines).toMatchObject([
      { returnsFromMs: minute(601) + 7 * DAY_MS, returnsByMs: minute(606) + 7 * DAY_MS },
    ]);
  });

  it('gives the cost of a calendar period back at its end', () => {
    // 22 November 2026 is a Sunday: the week ends that day, the month on the 30th.
    const of = (window: string) =>
      stated({ minutes: days(1, { 600: 60 }), window, versions: [agreed(1, 0, 0.999, window)] }).lines;
    const december = Date.parse('2026-12-01T00:00Z');
    expect(of('week')).toMatchObject([{ returnsFromMs: minute(1440), returnsByMs: minute(1440) }]);
    expect(of('month')).toMatchObject([{ returnsFromMs: december, returnsByMs: december }]);
  });

  it('says the cost of time-based sources in minutes too, all targets together', () => {
    // Two targets every 30 s: four observations a minute, each a quarter.
    const probed = { sliKind: 'probe', intervalSeconds: 30, observedCount: 2 } as const;
    const minutes = alike(1440, 4).map((each, i) => (i === 600 || i === 601 ? { ...each, good: 1 } : each));
    const { lines, budget } = stated({ minutes, spec: probed });
    expect(lines).toMatchObject([{ bad: 6, badMinutes: 1.5 }]);
    // 99.9 % of a week is 10.08 minutes.
    expect(lines[0]?.share).toBeCloseTo(1.5 / 10.08, 12);
    expect(budget?.allowedMinutes).toBeCloseTo(10.08, 12);
    expect(stated({ minutes }).lines).toMatchObject([{ badMinutes: null }]);
  });

  it('cuts scattered days in the zone of the team', () => {
    // Seoul is nine hours ahead: 15:00 UTC begins the 23rd there.
    const { lines } = stated({ minutes: days(1, { 899: 1, 900: 1 }), zone: 'Asia/Seoul' });
    expect(lines.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [minute(900), minute(1440)],
      [minute(0) - 9 * 60 * MINUTE_MS, minute(900)],
    ]);
  });

  it('begins with the first agreed minute', () => {
    const { lines, budget } = stated({
      minutes: days(1, { 100: 7, 600: 3 }),
      versions: [
        agreed(1, 0, 0.999),
        { ...agreed(2, minute(50), 0.999), metrics: {} },
        agreed(3, minute(500), 0.999),
      ],
    });
    expect(budget?.spent).toBe(3);
    expect(lines).toMatchObject([{ kind: 'scattered', startMs: minute(500), bad: 3 }]);
  });

  it('is empty where nothing is agreed, nothing failed or nothing was ever seen', () => {
    expect(stated({ minutes: days(1, { 100: 7 }), versions: [] }).lines).toEqual([]);
    expect(stated({ minutes: days(1, {}), spells: [spell('INC-1', 5, 50)] }).lines).toEqual([]);
    expect(stated({ minutes: [] }).lines).toEqual([]);
  });

  it('knows no share where too little was seen to say what is left', () => {
    const { lines } = stated({ minutes: alike(5, 10, 1) });
    expect(lines).toMatchObject([{ bad: 5, share: null }]);
  });
});

describe('whatever happened', () => {
  const length = 3 * 1440;
  const stretch = fc.tuple(fc.integer({ min: -500, max: length + 200 }), fc.integer({ min: 0, max: 900 }));
  const bads = fc.array(fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 60 })), { maxLength: 60 });
  const told = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), stretch, fc.boolean()), {
    maxLength: 6,
  });
  /** Disjoint, oldest first, as episodes are. */
  const burned = fc.array(fc.tuple(fc.integer({ min: 5, max: 400 }), fc.integer({ min: 2, max: 400 })), {
    maxLength: 6,
  });
  const anything = fc
    .record({ bads, told, burned, zone: fc.constantFrom('UTC', 'Asia/Seoul', 'Australia/Lord_Howe') })
    .map(({ bads: pairs, told: spells, burned: lengths, zone }) => {
      let end = -300;
      const episodes = lengths.map(([gap, long]) => {
        const since = end + gap;
        end = since + long;
        return episode(since, end);
      });
      return stated({
        minutes: days(3, Object.fromEntries(pairs)),
        window: '2d',
        zone,
        spells: spells.map(([id, [from, long], open]) => spell(id, from, open ? null : from + long)),
        episodes,
      });
    });

  it('every failed observation stands in one line: the lines add up to what is spent, exactly', () => {
    fc.assert(
      fc.property(anything, ({ lines, budget }) => {
        expect(lines.reduce((sum, { bad }) => sum + bad, 0)).toBe(budget?.spent);
        const shares = lines.reduce((sum, { share }) => sum + (share ?? Number.NaN), 0);
        expect(shares).toBeCloseTo(1 - (budget?.remaining ?? Number.NaN), 9);
      }),
    );
  });

  it('no line is without a failure, or has more failures than observations', () => {
    fc.assert(
      fc.property(anything, ({ lines }) => {
        for (const { bad, total, startMs, endMs } of lines) {
          expect(bad).toBeGreaterThan(0);
          expect(bad).toBeLessThanOrEqual(total);
          expect(startMs).toBeLessThan(endMs);
        }
      }),
    );
  });

  it('what failed first is given back first, and everything within a window from now', () => {
    fc.assert(
      fc.property(anything, ({ lines, span }) => {
        const { endMs } = span.window;
        const froms = lines.map(({ returnsFromMs }) => returnsFromMs);
        expect(froms).toEqual(froms.toSorted((a, b) => b - a));
        for (const { returnsFromMs, returnsByMs } of lines) {
          expect(returnsFromMs).toBeLessThanOrEqual(returnsByMs);
          expect(returnsFromMs).toBeGreaterThan(endMs);
          expect(returnsByMs).toBeLessThanOrEqual(endMs + 2 * DAY_MS);
        }
      }),
    );
  });

  it('an incident has one line, and a day one of scattered failures', () => {
    fc.assert(
      fc.property(anything, ({ lines }) => {
        const keys = lines.map(({ kind, incident, startMs }) => `${kind} ${incident ?? startMs}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
