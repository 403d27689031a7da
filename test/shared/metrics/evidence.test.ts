import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Computed } from '#shared/figure.ts';
import type { DeliveryMetric } from '#shared/metrics/define-metric.ts';
import type { EvidenceEvent, EvidenceLane } from '#shared/metrics/evidence.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { kaplanMeierMedian } from '#shared/stats/kaplan-meier.ts';
import { median } from '#shared/stats/median.ts';
import { unionLength } from '#shared/stats/union-length.ts';
import type { Window } from '#shared/time.ts';
import { HOUR_MS } from '#shared/units.ts';
import { deliveryFacts, LAST_HOUR } from './delivery-arbitrary.ts';
import { facts, options, span, toldTwice } from './delivery-facts.ts';

const deliveryMetrics = metrics.filter((metric) => metric.needs === 'deliveries');

const seconds = (counted: readonly EvidenceEvent[]) => counted.map((event) => event.seconds ?? Number.NaN);
const share = (counted: readonly EvidenceEvent[]) => ({
  value: counted.length === 0 ? null : counted.filter(({ part }) => part === true).length / counted.length,
  n: counted.length,
});
/** Of an event with neither side nobody said which it is: it is in the whole, and of nothing else no share is made. */
const told = (counted: readonly EvidenceEvent[]) =>
  counted.every(({ part }) => part === null) ? { value: null, n: counted.length } : share(counted);
const restored = (counted: readonly EvidenceEvent[]) => ({
  value: kaplanMeierMedian(
    counted.map((event) => ({ seconds: event.seconds ?? Number.NaN, ended: event.untilMs !== null })),
  ).medianSeconds,
  n: counted.length,
});
const middle = (counted: readonly EvidenceEvent[]) => ({
  value: median(seconds(counted)),
  n: counted.length,
});

/** How value and n are made from what counts, by METRICS.md §3 and §4 alone. */
const again: Record<
  string,
  (counted: readonly EvidenceEvent[], window: Window) => Pick<Computed, 'value' | 'n'>
> = {
  'lead-time': middle,
  'deployment-frequency': (counted) => {
    const weeks = counted.filter(({ kind }) => kind === 'week');
    const n = counted.length - weeks.length;
    return { value: weeks.length === 0 ? null : n / weeks.length, n };
  },
  'change-failure-rate': share,
  'time-to-restore': restored,
  'waiting-to-ship': (counted) => ({ value: Math.max(0, ...seconds(counted)), n: counted.length }),
  'release-regularity': share,
  'automation-rate': told,
  'rework-rate': share,
  'failed-deployment-recovery-time': restored,
  downtime: (counted, window) => ({
    value:
      unionLength(
        counted.map(({ atMs, untilMs }) => ({
          startMs: Math.max(atMs, window.startMs),
          endMs: untilMs ?? window.endMs,
        })),
      ) / 1_000,
    n: counted.length,
  }),
  'time-to-detect': middle,
  'who-noticed': told,
};

/** A lane that finds its events faster finds the same ones. */
function expectLastBelow({ length, reason, lastBelow }: EvidenceLane) {
  if (lastBelow === undefined) return;
  for (const wanted of [null, 'merge', 'baseline']) {
    const isWanted = (why: string | null) => why === wanted;
    const those = Array.from({ length }, (_, index) => index).filter((index) => reason(index) === wanted);
    for (let index = 0; index <= length; index += 1)
      expect(lastBelow(index, isWanted)).toBe(those.findLast((each) => each < index) ?? -1);
  }
}

function eventsOf(
  metric: DeliveryMetric,
  given: Parameters<typeof historyOf>[0],
  window: Window,
  nowMs: number,
) {
  const lanes = metric.createEvidence(historyOf(given))(window, options({ nowMs }));
  for (const lane of lanes) expectLastBelow(lane);
  return lanes.flatMap((lane) =>
    Array.from({ length: lane.length }, (_, index) => {
      if (index > 0) expect(lane.atMs(index)).toBeGreaterThanOrEqual(lane.atMs(index - 1));
      if (lane.reason(index) === undefined) return [];
      const event = lane.event(index);
      expect([event.atMs, event.reason]).toEqual([lane.atMs(index), lane.reason(index)]);
      return [event];
    }).flat(),
  );
}

const countReasons = (events: readonly EvidenceEvent[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { reason } of events) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

const edges = fc
  .tuple(fc.integer({ min: 0, max: LAST_HOUR }), fc.integer({ min: 1, max: LAST_HOUR }))
  .map(([from, length]) => span(from * HOUR_MS, (from + length) * HOUR_MS));
const scope = fc.constantFrom('all', 'checkout');

describe.each(deliveryMetrics.map((metric) => [metric.id, metric] as const))(
  'the events behind %s',
  (id, metric) => {
    it('make its value and n again, and what was left out', () => {
      fc.assert(
        fc.property(deliveryFacts, edges, scope, fc.boolean(), (told, window, of, isLive) => {
          const only = <T extends { readonly service: string }>(those: readonly T[]) =>
            of === 'all' ? those : those.filter(({ service }) => service === of);
          const given = facts({
            ...told,
            deployments: only(told.deployments),
            changes: only(told.changes),
            incidents: only(told.incidents),
            unshipped: only(told.unshipped),
          });
          const nowMs = isLive ? window.endMs : window.endMs + 1;
          const figure = metric.compute(given, window, options({ nowMs }));
          const events = eventsOf(metric, given, window, nowMs);
          const counted = events.filter(({ reason }) => reason === null);
          const { value, n } = again[id]?.(counted, window) ?? { value: Number.NaN, n: -1 };
          expect(figure.n).toBe(n);
          if (value === null) expect(figure.value).toBeNull();
          else expect(figure.value).toBeCloseTo(value, 6);
          expect(Object.fromEntries(figure.leftOut.map(({ reason, count }) => [reason, count]))).toEqual(
            countReasons(events),
          );
        }),
        { numRuns: 60 },
      );
    });

    it('are the same, as is the figure, in whatever order and however often the facts were told', () => {
      fc.assert(
        fc.property(deliveryFacts, edges, (told, window) => {
          const nowMs = window.endMs;
          const asked = options({ nowMs });
          expect(metric.compute(toldTwice(told), window, asked)).toEqual(metric.compute(told, window, asked));
          const names = (given: typeof told) =>
            eventsOf(metric, given, window, nowMs).map(
              ({ service, id: name, reason }) => `${service} ${name} ${reason}`,
            );
          expect(names(toldTwice(told)).sort()).toEqual(names(told).sort());
        }),
        { numRuns: 30 },
      );
    });
  },
);

describe('shares of deliveries', () => {
  it('are at most 1 and lie within their range, whatever the facts', () => {
    const shares = deliveryMetrics.filter(({ unit }) => unit === 'ratio');
    expect(shares.length).toBe(5);
    fc.assert(
      fc.property(deliveryFacts, edges, (told, window) => {
        for (const metric of shares) {
          const { value, low, high } = metric.compute(told, window, options());
          if (value === null) continue;
          expect(value).toBeLessThanOrEqual(1);
          expect(low ?? 0).toBeLessThanOrEqual(value);
          expect(high ?? 1).toBeGreaterThanOrEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });
});
