import { describe, expect, it } from 'vitest';
import { periodEdges } from '#shared/calendar.ts';
import { behaviour } from '#shared/metrics/behaviour.ts';
import { changeFailureRate } from '#shared/metrics/change-failure-rate.ts';
import type { DeliveryMetric } from '#shared/metrics/define-metric.ts';
import { deliverySeries } from '#shared/metrics/delivery-series.ts';
import { deploymentFrequency } from '#shared/metrics/deployment-frequency.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { leadTime } from '#shared/metrics/lead-time.ts';
import { timeToRestore } from '#shared/metrics/time-to-restore.ts';
import { DAY_MS, DAY_SECONDS, HOUR_MS, MINUTE_MS, WEEK_MS } from '#shared/units.ts';
import { resolveWindow } from '#shared/windows.ts';
import { PLANT_ZONE } from '../../../server/demo/plant-calendar.ts';
import { createStory, type Story } from '../../../server/demo/story.ts';
import { deliveryFacts, FIRST_START_MS, SEED, story, versionsOf } from './sample-facts.ts';

const weeksOf = (metric: DeliveryMetric, told: Story) => {
  const nowMs = told.anchorMs;
  const points = deliverySeries({
    metric,
    history: historyOf(deliveryFacts(told, nowMs)),
    edgesMs: periodEdges('week', nowMs - 52 * WEEK_MS, nowMs, PLANT_ZONE),
    nowMs,
    zone: PLANT_ZONE,
    service: 'all',
    versions: versionsOf(told),
    settleSeconds: DAY_SECONDS,
  });
  return behaviour(points, metric.better, null);
};

const figureOf = (metric: DeliveryMetric, window: string) =>
  metric.compute(deliveryFacts(story, FIRST_START_MS), resolveWindow(window, FIRST_START_MS, PLANT_ZONE), {
    limit: null,
    settleSeconds: DAY_SECONDS,
  });

const monday = (date: string): number => Date.parse(`${date}T00:00:00+09:00`);
const FREEZE_MS = monday('2026-10-05');
const SHIFT_MS = monday('2026-07-13');

describe('the deliveries of the sample', () => {
  it('have a lead time that really got better in July, and a proposed baseline that says so', () => {
    const { baselines } = weeksOf(leadTime, story);
    expect(baselines.map(({ proposedBy }) => proposedBy)).toEqual([null, 'below']);
    expect(baselines[1]?.startMs).toBe(SHIFT_MS);
    expect((baselines[0]?.centre ?? 0) / DAY_SECONDS).toBeCloseTo(5.1, 0);
    expect((baselines[1]?.centre ?? 0) / DAY_SECONDS).toBeCloseTo(3.4, 0);
  });

  it('have more releases since the same week', () => {
    const { baselines } = weeksOf(deploymentFrequency, story);
    expect(baselines.map(({ proposedBy }) => proposedBy)).toEqual([null, 'above']);
    expect(baselines[1]?.startMs).toBe(SHIFT_MS);
  });

  it('have an odd week in October that leaves no lasting shift', () => {
    const { signals, baselines } = weeksOf(leadTime, story);
    const since = signals.filter(({ startMs }) => startMs >= SHIFT_MS + WEEK_MS);
    expect(since).toEqual([
      {
        ...{ startMs: FREEZE_MS, endMs: FREEZE_MS + WEEK_MS },
        ...{ rule: 'outside', side: 'above', improvement: false, known: false },
      },
    ]);
    expect(baselines.some(({ startMs }) => startMs > SHIFT_MS)).toBe(false);
    expect(weeksOf(deploymentFrequency, story).signals.filter(({ startMs }) => startMs >= FREEZE_MS)).toEqual(
      [],
    );
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 40, 100, 200])('tell the same story when started %i days later', (days) => {
    const told = createStory(SEED, FIRST_START_MS + days * DAY_MS + days * HOUR_MS);
    for (const metric of [leadTime, deploymentFrequency])
      expect(weeksOf(metric, told).baselines.map(({ status }) => status)).toEqual(['locked', 'proposed']);
  });

  it('stand at the first start as a team that is doing well and not perfectly', () => {
    expect((figureOf(leadTime, '28d').value ?? 0) / DAY_SECONDS).toBeCloseTo(3.1, 0);
    expect(figureOf(deploymentFrequency, '28d').value).toBeGreaterThanOrEqual(3.75);
    const failed = figureOf(changeFailureRate, '90d').value ?? 1;
    expect(failed).toBeGreaterThan(0.08);
    expect(failed).toBeLessThan(0.15);
    // Restored after 38 40 44 47 50 52 52 58 61 75 minutes, and one open for 88: the sixth of eleven.
    expect(figureOf(timeToRestore, '90d').value).toBe(52 * 60);
  });

  it('were made by releases that names, changes and incidents fit to', () => {
    const { deployments, changes, incidents } = deliveryFacts(story, FIRST_START_MS);
    const ids = deployments.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(deployments.length).toBeGreaterThan(150);
    expect(deployments.length).toBeLessThan(200);
    for (const { version } of deployments) expect(version).toMatch(/^202[56]\.\d{1,2}\.\d{1,2}$/);
    for (const { sha } of changes) expect(sha).toMatch(/^[0-9a-f]{40}$/);
    const caused = incidents.flatMap(({ causedByDeployment }) => causedByDeployment ?? []);
    expect(caused.length).toBeGreaterThan(8);
    for (const id of caused) expect(ids).toContain(id);
    expect(deployments.filter(({ rollbackOf }) => rollbackOf !== null).length).toBeGreaterThan(3);
    for (const { rollbackOf } of deployments) if (rollbackOf !== null) expect(ids).toContain(rollbackOf);
  });

  it('show the release that went out four minutes before the burning', () => {
    const { deployments, incidents } = deliveryFacts(story, FIRST_START_MS);
    const open = incidents.filter(({ resolvedAtMs }) => resolvedAtMs === null);
    expect(open.map(({ service }) => service)).toEqual(['work-orders']);
    expect(open[0]?.startedAtMs).toBe(story.anchorMs - 88 * MINUTE_MS);
    const cause = deployments.find(({ id }) => id === open[0]?.causedByDeployment);
    expect(cause?.finishedAtMs).toBe(story.anchorMs - 92 * MINUTE_MS);
  });
});
