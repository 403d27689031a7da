import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import { DAY_MS, floorMinute, MINUTE_MS } from '#shared/units.ts';
import { version } from '../agreement/ledger.ts';
import { agreed, facts, minute, START_MS, threeNines, windowTo } from './objective-facts.ts';
import { alike, type MinuteTally, talliesInMemory, unheard } from './tallies-in-memory.ts';

/** As asked for an earlier time. */
const judgeAt = (of: ObjectiveFacts, atMs: number, window = '30d') =>
  judgeObjective(of, { nowMs: atMs, window: windowTo(floorMinute(atMs), window) });

/** As the board asks: the running minute counts. */
const judgeLive = (of: ObjectiveFacts, nowMs: number, window = '30d') =>
  judgeObjective(of, { nowMs, window: windowTo(floorMinute(nowMs) + MINUTE_MS, window) });

const judge = (minutes: readonly MinuteTally[], versions = threeNines, rest = {}) =>
  judgeAt(facts(talliesInMemory(minute(0), minutes), versions, rest), minute(minutes.length));

describe('the judgement of an objective', () => {
  it('without a failure is met', () => {
    expect(judge(alike(1000, 100))).toEqual({
      sli: { kind: 'counters', name: 'availability' },
      target: 0.999,
      good: 100_000,
      total: 100_000,
      value: 1,
      reason: null,
      coverage: 1,
      collectorDownMinutes: 0,
      low: null,
      high: null,
      budget: { allowed: 100, spent: 0, remaining: 1, allowedMinutes: null, estimated: false },
      burn: [
        ['page-1h', 14.4, '1h', '5m', null],
        ['page-6h', 6, '6h', '30m', null],
        // Of 1,000 minutes a day is not yet known, nor three.
        ['ticket-24h', 3, '24h', '2h', minute(1440)],
        ['ticket-72h', 1, '72h', '6h', minute(4320)],
      ].map(([rule, factor, long, short, youngUntilMs]) => ({
        rule,
        factor,
        reachable: true,
        long: { window: long, rate: 0 },
        short: { window: short, rate: 0 },
        firing: false,
        youngUntilMs,
      })),
      state: 'met',
      direction: 'steady',
      sinceMs: null,
      exhaustedAtMs: null,
      backInsideAtMs: null,
      lastHeardAtMs: minute(1000) - 1,
      nodataSinceMs: null,
      agreementVersion: 1,
      coveredFromMs: minute(0),
      failingRatio5m: 0,
      burnRate5m: 0,
    });
  });

  it('is fast while budget is left, with 40 bad of the last 2 000 requests (METRICS.md §7)', () => {
    // A busy day, a silent half day, then an hour with 50 requests a minute in its last 40 minutes.
    const answer = judge([...alike(1440, 30_000), ...alike(740, 0), ...alike(40, 50, 1)]);
    expect(answer).toMatchObject({
      state: 'fast',
      direction: 'burning',
      failingRatio5m: 0.02,
      burnRate5m: 20,
    });
    expect(answer.burn[0]).toMatchObject({ long: { rate: 20 }, short: { rate: 20 }, firing: true });
    // 1 000 requests have to be in the long window: fires at minute 2 200, five minutes back is 2 195.
    expect(answer.sinceMs).toBe(minute(2195));
    // (43 200 000 + 2 000) × 0.001 = 43 202 allowed, 40 spent, the rest gone at 20 times the sustainable rate.
    expect(answer.budget?.allowed).toBeCloseTo(43_202, 6);
    expect(answer.exhaustedAtMs).toBe(Math.round(minute(2220) + ((1 - 40 / 43_202) * 30 * DAY_MS) / 20));
    expect(answer.backInsideAtMs).toBeNull();
  });

  const outage = [...alike(1440, 100), ...alike(10, 100, 100)];

  it('is burning once the budget is gone, and says when it is back inside', () => {
    // Allowed 145, spent 1 000: back when less than 145 is left in the window: its last minute only.
    expect(judge(outage)).toMatchObject({
      state: 'burning',
      direction: 'burning',
      sinceMs: minute(1440),
      exhaustedAtMs: null,
      backInsideAtMs: minute(1449) + 30 * DAY_MS,
      failingRatio5m: 1,
      burnRate5m: 1000,
    });
  });

  it('eases when the failures stop: in debt while the long windows still remember', () => {
    // Seven hours on all short windows are clean; the long ones of the ticket rules are not. The episode ended with the
    // hour of the rule that fired first.
    expect(judge([...outage, ...alike(420, 100)])).toMatchObject({
      state: 'debt',
      direction: 'easing',
      sinceMs: null,
    });
  });

  it('is in debt and steady when nothing remembers but the budget', () => {
    expect(judge([...outage, ...alike(4320 + 1, 100)])).toMatchObject({
      state: 'debt',
      direction: 'steady',
      sinceMs: null,
    });
  });

  it('rises when only a short window is above', () => {
    expect(judge([...alike(1440, 100), ...alike(1, 100, 10)]).direction).toBe('rising');
  });

  it('is near and since when, where a ticket rule fires', () => {
    // A week without failure, then 4 in 1 000 for a day: burn 4, above 3 and under 6.
    const answer = judge([...alike(7 * 1440, 1000), ...alike(1440, 1000, 4)]);
    expect(answer).toMatchObject({ state: 'near', direction: 'burning' });
    expect(answer.burn.map(({ rule, firing }) => [rule, firing])).toEqual([
      ['page-1h', false],
      ['page-6h', false],
      ['ticket-24h', true],
      ['ticket-72h', true],
    ]);
    // Both are above from more than 4 320 bad on, 1 081 minutes; the stronger one's short window is 2 h.
    expect(answer.sinceMs).toBe(minute(7 * 1440 + 1081 - 120));
  });

  it('has a value and no judgement where nothing is agreed', () => {
    expect(judge(alike(100, 100, 1), [])).toMatchObject({
      target: null,
      value: 0.99,
      budget: null,
      burn: [],
      state: 'none',
      direction: 'steady',
      sinceMs: null,
      exhaustedAtMs: null,
      backInsideAtMs: null,
      agreementVersion: null,
      failingRatio5m: 0.01,
      burnRate5m: null,
    });
    expect(judge(alike(100, 100, 1), [version(1, 0)])).toMatchObject({ state: 'none', agreementVersion: 1 });
  });

  it('is not alarmed by one failure among few requests', () => {
    const answer = judge(alike(120, 1, 1));
    expect(answer).toMatchObject({ value: null, reason: 'too-few', state: 'nodata', direction: 'steady' });
    expect(answer).toMatchObject({ nodataSinceMs: null, budget: { spent: 120, remaining: null } });
  });

  it('of a probe has bounds, and the whole window to spend', () => {
    const minutes = [...alike(59, 2), ...unheard(2), ...alike(59, 2, 1)];
    expect(judge(minutes, threeNines, { sliKind: 'probe', intervalSeconds: 30 })).toMatchObject({
      sli: { name: 'probe availability' },
      // 118 good of 118, 59 of 118; two minutes owe 4 probes.
      value: 177 / 236,
      low: 177 / 240,
      high: 181 / 240,
      coverage: 118 / 120,
      budget: { allowed: 86.4, spent: 59 },
    });
  });

  it('names `up` reachability', () => {
    expect(judge(alike(10, 4), threeNines, { sliKind: 'up' }).sli.name).toBe('reachability');
  });

  it('is no data in silence, since the source was last heard', () => {
    const tallies = talliesInMemory(minute(0), [...alike(100, 100), ...unheard(10)], minute(99) + 30_000);
    expect(judgeLive(facts(tallies), minute(104) + 29_999)).toMatchObject({
      state: 'met',
      nodataSinceMs: null,
    });
    expect(judgeLive(facts(tallies), minute(104) + 30_000)).toMatchObject({
      state: 'nodata',
      nodataSinceMs: minute(99) + 30_000,
      value: 1,
    });
  });

  it('knows at an earlier time only what was known then', () => {
    const tallies = talliesInMemory(minute(0), [...alike(100, 100), ...unheard(60), ...alike(100, 100)]);
    expect(judgeAt(facts(tallies), minute(130))).toMatchObject({
      state: 'nodata',
      nodataSinceMs: minute(100) - 1,
    });
    expect(judgeAt(facts(tallies), minute(0) - DAY_MS)).toMatchObject({
      state: 'nodata',
      value: null,
      reason: 'before-start',
      lastHeardAtMs: null,
    });
  });

  it('counts the running minute', () => {
    const tallies = talliesInMemory(minute(0), [...alike(100, 100), { good: 0, total: 40 }]);
    expect(judgeLive(facts(tallies), minute(100) + 20_000).total).toBe(10_040);
    expect(judgeAt(facts(tallies), minute(100) + 20_000).total).toBe(10_000);
  });

  it('judges by the target in force at the end, and spends by those in force then', () => {
    const versions = [agreed(1, 0, 0.999), agreed(2, minute(500), 0.99)];
    expect(judge(alike(1000, 100, 1), versions)).toMatchObject({
      target: 0.99,
      agreementVersion: 2,
      budget: { allowed: 50 + 500, spent: 1000 },
    });
    expect(judge(alike(500, 100, 1), versions)).toMatchObject({ target: 0.999, agreementVersion: 1 });
  });

  it('of a running month is back inside when it ends, and gone only if that comes first', () => {
    const monthly = [agreed(1, 0, 0.999, 'month')];
    const startMs = Date.parse('2026-11-01T00:00:00Z');
    const endMs = Date.parse('2026-12-01T00:00:00Z');
    const month = (bad: number) => {
      const tallies = talliesInMemory(startMs, [...alike(1440, 1000), ...alike(60, 1000, bad)]);
      return judgeAt(facts(tallies, monthly), startMs + 25 * 3_600_000, 'month');
    };
    expect(month(1000)).toMatchObject({ state: 'burning', backInsideAtMs: endMs, exhaustedAtMs: null });
    // 43 200 allowed for the month, 60 spent: at burn rate 1 it lasts a month, which is longer than November.
    expect(month(1)).toMatchObject({ state: 'met', exhaustedAtMs: null, budget: { estimated: true } });
    // At burn rate 10, about 3 days.
    const spentRatio = 600 / 43_200;
    expect(month(10).exhaustedAtMs).toBeCloseTo(
      startMs + 25 * 3_600_000 + ((1 - spentRatio) * 30 * DAY_MS) / 10,
      -1,
    );
  });

  it('of a month that has just begun still knows when the burning began', () => {
    const monthly = [agreed(1, 0, 0.999, 'month')];
    const newMonthMs = Date.parse('2026-12-01T00:00:00Z');
    const tallies = talliesInMemory(newMonthMs - 1000 * MINUTE_MS, [
      ...alike(940, 100),
      ...alike(70, 100, 50),
    ]);
    const answer = judgeAt(facts(tallies, monthly), newMonthMs + 10 * MINUTE_MS, 'month');
    // 100 requests a minute for 31 days allow 4 464, of which 500 are spent.
    expect(answer).toMatchObject({ state: 'fast', sinceMs: newMonthMs - 60 * MINUTE_MS });
  });
});

describe('laws of the judgement', () => {
  const runs = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom(0, 0, 1, 5, 50, 100), fc.boolean()),
    { minLength: 1, maxLength: 8 },
  );
  const minutesOf = (parts: readonly (readonly [number, number, boolean])[]): MinuteTally[] =>
    parts.flatMap(([count, bad, heard]) => (heard ? alike(count, 100, bad) : unheard(count)));

  const instants = new Set([
    'sinceMs',
    'exhaustedAtMs',
    'backInsideAtMs',
    'lastHeardAtMs',
    'nodataSinceMs',
    'coveredFromMs',
  ]);
  const shifted = ({ burn, ...judgement }: ReturnType<typeof judge>, byMs: number): object => ({
    burn: burn.map((rule) => ({
      ...rule,
      youngUntilMs: rule.youngUntilMs === null ? null : rule.youngUntilMs + byMs,
    })),
    ...Object.fromEntries(
      Object.entries(judgement).map(([key, value]) => [
        key,
        instants.has(key) && typeof value === 'number' ? value + byMs : value,
      ]),
    ),
  });

  it('everything moved by whole minutes says the same', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 10_000 }), (parts, count) => {
        const minutes = minutesOf(parts);
        const byMs = count * MINUTE_MS;
        const there = facts(talliesInMemory(START_MS + byMs, minutes));
        const moved = judgeAt(there, minute(minutes.length) + byMs);
        expect(moved).toEqual(shifted(judge(minutes), byMs));
      }),
      { numRuns: 40 },
    );
  });

  it('live and asked for later it says the same of whole minutes, but for the instant of the last sign of life', () => {
    fc.assert(
      fc.property(runs, fc.nat(500), (parts, more) => {
        const minutes = minutesOf(parts);
        const end = minute(minutes.length);
        const later = [...minutes, ...alike(more + 1, 100, 7)];
        const live = judgeObjective(facts(talliesInMemory(minute(0), minutes)), {
          nowMs: end,
          window: windowTo(end),
        });
        const asked = judgeAt(facts(talliesInMemory(minute(0), later)), end);
        // What is heard after `at` settles whether the last minute was owed, and that the history had not begun.
        const known = ({ coverage, reason, ...rest }: typeof live) => rest;
        expect(known(asked)).toEqual(known(live));
      }),
      { numRuns: 40 },
    );
  });
});
