import { describe, expect, it } from 'vitest';
import type { Incident } from '#shared/facts.ts';
import { DAY_MS, HOUR_MS } from '#shared/units.ts';
import { incidentDays, stripWindow } from '../../../server/compute/strips.ts';

const start = Date.parse('2025-11-01T00:00:00Z');
const edges = [0, 1, 2, 3].map((day) => start + day * DAY_MS);

const incident = (id: string, fromHours: number, toHours: number | null, more: Partial<Incident> = {}) =>
  ({
    service: 'shop',
    id,
    source: 'api',
    kind: 'incident',
    title: id,
    severity: 2,
    startedAtMs: start + fromHours * HOUR_MS,
    detectedAtMs: null,
    detectedBy: null,
    reportedAtMs: null,
    resolvedAtMs: toHours === null ? null : start + toHours * HOUR_MS,
    spells: null,
    causedByDeployment: null,
    causedBySha: null,
    duplicateOf: null,
    url: null,
    ...more,
  }) satisfies Incident;

describe('the days on which incidents lasted', () => {
  it('are all that one touches, and end with the moment it was resolved', () => {
    expect(incidentDays([incident('a', 23, 48)], edges)).toEqual([
      { day: 0, id: 'a', more: 0 },
      { day: 1, id: 'a', more: 0 },
    ]);
  });

  it('name the one that began first and count the others; one from before the first day counts too', () => {
    const all = [incident('late', 3, 4), incident('old', -50, null)];
    expect(incidentDays(all, edges)[0]).toEqual({ day: 0, id: 'old', more: 1 });
    expect(incidentDays(all, edges)).toHaveLength(3);
  });

  it('leave out planned work, duplicates and the quiet between two spells', () => {
    const spells = [
      { startedAtMs: start, resolvedAtMs: start + HOUR_MS },
      { startedAtMs: start + 50 * HOUR_MS, resolvedAtMs: null },
    ];
    const all = [
      incident('planned', 0, 70, { kind: 'maintenance' }),
      incident('twin', 0, 70, { duplicateOf: 'reopened' }),
      incident('reopened', 0, null, { spells }),
    ];
    expect(incidentDays(all, edges).map(({ day }) => day)).toEqual([0, 2]);
  });
});

describe('the days of a window', () => {
  // UX.md §2.4: what 6 November cost leaves a window of 30 days on 6 December.
  it('leave it as many days later as it has, also where the clocks change between', () => {
    const zone = 'America/New_York';
    // Fall back on 2 November 2025: days begin at 04:00 and then at 05:00 UTC.
    const days = ['2025-11-01T04:00Z', '2025-11-02T04:00Z', '2025-11-03T05:00Z', '2025-11-04T05:00Z'];
    const edgesMs = days.map((at) => Date.parse(at));
    const endMs = edgesMs[3] ?? 0;
    const window = { name: '30d', startMs: endMs - 30 * DAY_MS, endMs, zone };
    const { firstDay, leavesAtMs } = stripWindow(window, edgesMs);
    expect(firstDay).toBe(0);
    const said = leavesAtMs.map((atMs) =>
      new Date(atMs).toLocaleDateString('en-US', { timeZone: zone, month: 'short', day: 'numeric' }),
    );
    expect(said).toEqual(['Dec 1', 'Dec 2', 'Dec 3']);
  });

  it('begin with the one that the window begins in', () => {
    const endMs = (edges[3] ?? 0) - HOUR_MS;
    const window = { name: '2d', startMs: endMs - 2 * DAY_MS, endMs, zone: 'UTC' };
    const { firstDay, leavesAtMs } = stripWindow(window, [...edges.slice(0, -1), endMs]);
    expect(firstDay).toBe(0);
    expect(leavesAtMs).toHaveLength(3);
  });

  it('leave a calendar month together, when it ends', () => {
    const window = { name: 'month', startMs: start, endMs: edges[3] ?? 0, zone: 'UTC' };
    expect(new Set(stripWindow(window, edges).leavesAtMs)).toEqual(
      new Set([Date.parse('2025-12-01T00:00:00Z')]),
    );
  });
});
