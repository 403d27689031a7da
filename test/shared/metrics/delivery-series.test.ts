import { describe, expect, it } from 'vitest';
import { periodEdges } from '#shared/calendar.ts';
import { changeFailureRate } from '#shared/metrics/change-failure-rate.ts';
import { deliverySeries } from '#shared/metrics/delivery-series.ts';
import { deploymentFrequency } from '#shared/metrics/deployment-frequency.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { leadTime } from '#shared/metrics/lead-time.ts';
import { timeToRestore } from '#shared/metrics/time-to-restore.ts';
import { DAY_MS, HOUR_MS, HOUR_SECONDS, WEEK_MS } from '#shared/units.ts';
import { limit, version } from '../agreement/ledger.ts';
import { change, deployment, facts, incident, options, span } from './delivery-facts.ts';

// 2026-10-05 is a Monday.
const MONDAY = Date.parse('2026-10-05T00:00Z');
const week = (count: number): number => MONDAY + count * WEEK_MS;
const NOW = week(3) + 2 * DAY_MS;
const base = {
  edgesMs: periodEdges('week', MONDAY, NOW, 'UTC'),
  nowMs: NOW,
  zone: 'UTC',
  service: 'all',
  versions: [],
  settleSeconds: 24 * HOUR_SECONDS,
};

describe('deliverySeries', () => {
  it('keeps the zeros after the first deployment, has gaps before it, and marks the running week', () => {
    const deployments = [week(1) + 1, week(3) + 1, week(3) + 2, NOW + 1].map((at) =>
      deployment(`d${at}`, at),
    );
    const points = deliverySeries({
      ...base,
      metric: deploymentFrequency,
      history: historyOf(facts({ deployments })),
    });
    expect(points.map(({ value, n, partial, reason }) => [value, n, partial, reason])).toEqual([
      [null, 0, false, 'before-start'],
      [1, 1, false, null],
      [0, 0, false, null],
      [2, 2, true, null],
    ]);
    expect(points[3]?.endMs).toBe(week(4));
  });

  it('judges each point by the version in force at its end, not by one that begins there', () => {
    const versions = [
      version(1, 0, { 'deployment-frequency': limit('atLeast', 1) }),
      version(2, week(2), { 'deployment-frequency': limit('atLeast', 5) }),
    ];
    const deployments = [0, 1, 2].map((count) => deployment(`d${count}`, week(count)));
    const points = deliverySeries({
      ...base,
      versions,
      metric: deploymentFrequency,
      history: historyOf(facts({ deployments })),
    });
    expect(points.map(({ judgement }) => [judgement.state, judgement.agreementVersion])).toEqual([
      ['near', 1],
      ['near', 1],
      ['outside', 2],
      ['outside', 2],
    ]);
  });

  it('takes the statistic that was agreed then', () => {
    const versions = [
      version(1, 0, { 'time-to-restore': limit('atMost', 1, 'median') }),
      version(2, week(1), { 'time-to-restore': limit('atMost', 1, 'mean') }),
    ];
    const incidents = [0, 1].flatMap((count) =>
      [1, 2, 9].map((hours) => incident(`${count}-${hours}`, week(count), week(count) + hours * HOUR_MS)),
    );
    const points = deliverySeries({
      ...base,
      versions,
      metric: timeToRestore,
      history: historyOf(facts({ incidents })),
    });
    expect(points.slice(0, 2).map((point) => (point.value ?? 0) / HOUR_SECONDS)).toEqual([2, 4]);
  });

  it('censors what is open now, not at the end of the running week', () => {
    const incidents = [
      incident('open', NOW - HOUR_MS, null),
      incident('done', NOW - 5 * HOUR_MS, NOW - 3 * HOUR_MS),
    ];
    const running = deliverySeries({
      ...base,
      metric: timeToRestore,
      history: historyOf(facts({ incidents })),
    }).at(-1);
    // One of two ended after 2 h, the other is open for 1 h: at 2 h one at risk, S = 0.
    expect(running).toMatchObject({ value: 2 * HOUR_SECONDS, n: 2, partial: true });
  });

  it('leaves out periods that have not begun', () => {
    const edgesMs = periodEdges('week', MONDAY, week(9), 'UTC');
    expect(
      deliverySeries({ ...base, edgesMs, metric: leadTime, history: historyOf(facts({})) }),
    ).toHaveLength(4);
  });

  it.each([leadTime, changeFailureRate, timeToRestore])(
    'says of a week what the figure over it says: $id',
    (metric) => {
      const given = facts({
        deployments: [0, 1, 2, 3, 8, 9, 15].map((days) => deployment(`d${days}`, MONDAY + days * DAY_MS)),
        changes: [1, 2, 8, 9, 15].map((days) => change(`c${days}`, `d${days}`, MONDAY)),
        incidents: [2, 8].map((days) =>
          incident(`i${days}`, MONDAY + days * DAY_MS, MONDAY + (days + 1) * DAY_MS),
        ),
      });
      const [point] = deliverySeries({ ...base, metric, history: historyOf(given) });
      const figure = metric.compute(given, span(MONDAY, week(1)), options());
      expect(figure.n).toBeGreaterThan(0);
      expect(point).toMatchObject({ value: figure.value, n: figure.n, reason: figure.reason });
    },
  );
});
