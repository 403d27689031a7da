import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '#shared/units.ts';
import { deploymentsBetween } from '../../../server/demo/deployments.ts';
import { plannedWorkBetween } from '../../../server/demo/planned-work.ts';
import { waitingChanges } from '../../../server/demo/waiting-changes.ts';
import { FIRST_START_MS, story } from './sample-facts.ts';

describe('the planned work of the sample', () => {
  it('is on a Sunday morning every fourth week, and is no incident', () => {
    const work = plannedWorkBetween(story, FIRST_START_MS - 90 * DAY_MS, FIRST_START_MS);
    expect(work.map(({ startedAtMs }) => new Date(startedAtMs + 9 * HOUR_MS).toISOString())).toEqual(
      [
        '2026-08-23T06:00:00.000Z',
        '2026-09-20T06:00:00.000Z',
        '2026-10-18T06:00:00.000Z',
        '2026-11-15T06:00:00.000Z',
      ].slice(-work.length),
    );
    expect(work.length).toBeGreaterThanOrEqual(3);
    expect(work.every(({ kind }) => kind === 'maintenance')).toBe(true);
  });

  it('is told of as it begins and again as it ends', () => {
    const [last] = plannedWorkBetween(story, FIRST_START_MS - 28 * DAY_MS, FIRST_START_MS);
    const startMs = last?.startedAtMs ?? 0;
    expect(plannedWorkBetween(story, startMs, startMs + HOUR_MS)[0]?.resolvedAtMs).toBeNull();
    const later = plannedWorkBetween(story, startMs + HOUR_MS, startMs + 3 * HOUR_MS);
    expect(later[0]).toMatchObject({ id: last?.id, resolvedAtMs: startMs + 2 * HOUR_MS });
  });
});

describe('what waits to ship in the sample', () => {
  const deployments = deploymentsBetween(story, story.beginMs, FIRST_START_MS);
  const waiting = waitingChanges(story, deployments, FIRST_START_MS);

  it('was merged after the last release of its service', () => {
    const all = [...waiting.values()].flat();
    expect(all.length).toBeGreaterThan(5);
    for (const { service, mergedAtMs, committedAtMs } of all) {
      const last = deployments.findLast(
        ({ deployment }) => deployment.service === service && deployment.result === 'success',
      );
      expect(mergedAtMs).toBeGreaterThan(last?.deployment.finishedAtMs ?? 0);
      expect(mergedAtMs).toBeLessThan(FIRST_START_MS);
      expect(committedAtMs).toBeLessThan(mergedAtMs);
    }
  });

  it('is the same a minute later', () => {
    expect(waitingChanges(story, deployments, FIRST_START_MS + 60_000)).toEqual(waiting);
  });
});
