import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '#shared/metrics/history-of.ts';
import { DAY_MS } from '#shared/units.ts';
import { incidentLane, releaseLane } from '../../../server/compute/event-lanes.ts';
import { deployment, facts, incident } from '../../shared/metrics/delivery-facts.ts';

const span = { startMs: 0, endMs: 280 * DAY_MS };
const lanesOf = (given: Parameters<typeof facts>[0]) => historyOf(facts(given)).services;
const deps = {
  store: { releases: { get: () => null } },
  releaseFacts: { links: () => new Map() },
};

describe('the lanes of events', () => {
  it('put several services on one lane, in the order of time', () => {
    const histories = lanesOf({
      deployments: [deployment('a', 50 * DAY_MS), deployment('b', 9 * DAY_MS, { service: 'till' })],
      incidents: [
        incident('x', 70 * DAY_MS, 71 * DAY_MS),
        incident('y', 20 * DAY_MS, null, { service: 'till' }),
      ],
    });
    expect(releaseLane(deps, histories, span).map(({ release, count }) => [release?.id, count])).toEqual([
      ['b', 1],
      ['a', 1],
    ]);
    expect(incidentLane(histories, span).map(({ title, isOpen }) => [title, isOpen])).toEqual([
      ['y', true],
      ['x', false],
    ]);
  });

  it('lose no event and draw at most 120 marks, however many there are and wherever they lie', () => {
    const day = fc.integer({ min: 0, max: 280 * DAY_MS - 1 });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 400 }), (days) => {
        const histories = lanesOf({
          deployments: days.map((atMs, index) => deployment(`d${index}`, atMs)),
          incidents: days.map((atMs, index) => incident(`i${index}`, atMs, atMs + 1)),
        });
        for (const marks of [releaseLane(deps, histories, span), incidentLane(histories, span)]) {
          expect(marks.length).toBeLessThanOrEqual(120);
          expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
          expect(marks.map(({ atMs }) => atMs)).toEqual(
            marks.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('take two hundred thousand incidents of one moment for one mark, as bad as the worst of them', () => {
    const [history] = lanesOf({ incidents: [incident('x', DAY_MS, 2 * DAY_MS)] });
    if (history === undefined) throw new Error('no history');
    const incidents = Array.from({ length: 200_000 }, (_, index) =>
      incident(`i${index}`, DAY_MS, 2 * DAY_MS + index, { severity: index === 77_777 ? 1 : 4 }),
    );
    expect(incidentLane([{ ...history, incidents }], span)).toMatchObject([
      { count: 200_000, severity: 1, title: 'i77777', isOpen: false, endMs: 2 * DAY_MS + 199_999 },
    ]);
  });
});
