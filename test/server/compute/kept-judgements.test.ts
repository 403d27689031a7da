import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import { silenceMs } from '#shared/slo/last-heard.ts';
import { DAY_MS, floorMinute, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { createKeptJudgements } from '../../../server/compute/kept-judgements.ts';
import { momentOf } from '../../../server/compute/moment.ts';
import type { ObjectiveConfig } from '../../../server/config/config.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { agreed, facts, windowTo } from '../../shared/slo/objective-facts.ts';
import { temporaryFolder } from '../store/folders.ts';

const START = Date.parse('2026-11-20T00:00:00Z');
const versions = [
  [agreed(1, 0, 0.999, '7d')],
  [agreed(1, 0, 0.99, '7d'), agreed(2, START - DAY_MS, 0.95, '28d')],
  [],
] as const;
const outages = [[], [{ fromMs: START - HOUR_MS, toMs: START - HOUR_MS / 2 }]] as const;

/** Everything that can happen between two questions. */
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(20_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edge' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('nearly silent' as const), ms: fc.nat(2_000) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(90_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(2 * HOUR_MS) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('count' as const),
      minutesAgo: fc.oneof(fc.nat(3), fc.nat(9 * 1_440)),
      total: fc.oneof(fc.nat(500), fc.double({ min: 0, max: 500, noNaN: true })),
      goodShare: fc.double({ min: 0, max: 1, noNaN: true }),
      covered: fc.boolean(),
      replaces: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('heard' as const),
      msAgo: fc.integer({ min: -60_000, max: 300_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pack' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('agree' as const), index: fc.nat(versions.length - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('away' as const), index: fc.nat(outages.length - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('sources' as const),
      observedCount: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('fails' as const), sinceMs: fc.constantFrom(null, START) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('window' as const),
      name: fc.constantFrom('7d', '28d', 'month'),
    }),
  },
);

function checkStory(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[], rest: object) {
  let nowMs = START;
  const store = openStore({ dataDir: temporaryFolder(), nowMs: () => nowMs });
  const sliId = store.tallies.sliId('work-orders', 'availability');
  // Events enough for a value: what has none is not kept.
  const busy = { minuteMs: START - MINUTE_MS, good: 99_999, total: 100_000, covered: true };
  store.tallies.add([{ sliId, ...busy }]);
  const objective = {} as ObjectiveConfig;
  const judgeKept = createKeptJudgements();
  let asked: ObjectiveFacts = facts(store.tallies.lookup(sliId), versions[0], rest);
  let windowName = '7d';
  for (const each of steps) {
    if (each.kind === 'wait') nowMs += each.ms;
    if (each.kind === 'edge') nowMs = floorMinute(nowMs) + MINUTE_MS;
    if (each.kind === 'nearly silent') {
      const silentAtMs = (asked.tallies.lastHeardAtMs ?? 0) + silenceMs(asked.spec);
      nowMs = Math.max(nowMs, silentAtMs - each.ms);
    }
    if (each.kind === 'pack') store.tallies.pack(nowMs);
    if (each.kind === 'agree') asked = { ...asked, versions: versions[each.index] ?? [] };
    if (each.kind === 'away') asked = { ...asked, outages: outages[each.index] ?? [] };
    if (each.kind === 'sources')
      asked = { ...asked, spec: { ...asked.spec, observedCount: each.observedCount } };
    if (each.kind === 'fails') asked = { ...asked, failingSinceMs: each.sinceMs };
    if (each.kind === 'window') windowName = each.name;
    if (each.kind === 'heard') store.tallies.heard(sliId, nowMs - each.msAgo);
    if (each.kind === 'count') {
      const { minutesAgo, total, goodShare, covered, replaces } = each;
      const minuteMs = floorMinute(nowMs) - minutesAgo * MINUTE_MS;
      const observation = { sliId, minuteMs, total, good: Math.floor(total * goodShare), covered };
      if (replaces) store.tallies.replace([observation]);
      else store.tallies.add([observation]);
    }
    const at = { nowMs, window: windowTo(momentOf(null, nowMs).minuteEndMs, windowName) };
    const fresh = judgeObjective(asked, at);
    expect(judgeKept(objective, asked, store.tallies.changeCount(sliId), at)).toEqual(fresh);
    expect(judgeKept(objective, asked, store.tallies.changeCount(sliId), at)).toEqual(fresh);
  }
  store.close();
}

describe('judgements that are kept', () => {
  it('are what judging anew says, whatever happens in between and in whatever order', () => {
    const kind = fc.constantFrom('counters' as const, 'probe' as const);
    const rest = fc.record({ sliKind: kind, intervalSeconds: fc.constantFrom(5, 15, 60, 90, 300) });
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), rest, checkStory), {
      numRuns: 40,
    });
  }, 60_000);

  it('are kept while nothing changes, and no longer than the minute', () => {
    const store = openStore({ dataDir: temporaryFolder(), nowMs: () => START });
    const sliId = store.tallies.sliId('work-orders', 'availability');
    const observe = () =>
      store.tallies.add([{ sliId, minuteMs: START, good: 5_000, total: 5_000, covered: true }]);
    observe();
    const objective = {} as ObjectiveConfig;
    const judgeKept = createKeptJudgements();
    const asked = facts(store.tallies.lookup(sliId));
    const judgedAt = (nowMs: number) =>
      judgeKept(objective, asked, store.tallies.changeCount(sliId), {
        nowMs,
        window: windowTo(momentOf(null, nowMs).minuteEndMs),
      });
    const first = judgedAt(START + 1_000);
    expect(judgedAt(START + 59_999)).toBe(first);
    expect(judgedAt(START + MINUTE_MS)).not.toBe(first);
    const second = judgedAt(START + MINUTE_MS + 1_000);
    expect(judgedAt(START + MINUTE_MS + 2_000)).toBe(second);
    observe();
    expect(judgedAt(START + MINUTE_MS + 3_000)).not.toBe(second);
    store.close();
  });
});
