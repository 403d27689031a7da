import { describe, expect, it } from 'vitest';
import { laneMarks } from '../../../web/charts/lane-marks.ts';

const fromMs = Date.parse('2025-11-01T00:00:00Z');
const toMs = Date.parse('2025-11-11T00:00:00Z');
const day = (date: string, count: number, failedCount = 0, kept = false) => ({
  start: `${date}T00:00:00Z`,
  count,
  failedCount,
  kept,
});

describe('laneMarks', () => {
  it('puts a day at its middle, and says the worst of it', () => {
    const days = [
      day('2025-11-01', 1),
      day('2025-11-03', 2),
      day('2025-11-05', 3, 1),
      day('2025-11-06', 1, 0, true),
    ];
    // Ten days: the middle of the first is at 0.05.
    expect(laneMarks({ days, slots: [] }, fromMs, toMs, 1_000)).toEqual([
      { at: 0.05, kind: 'went' },
      { at: 0.25, kind: 'many' },
      { at: 0.45, kind: 'failed' },
      { at: 0.55, kind: 'kept' },
    ]);
  });

  it('draws planned releases that did not go out, and none that did: its day has a mark', () => {
    const slots = [
      { at: '2025-11-02T00:00:00Z', state: 'out' as const },
      { at: '2025-11-06T00:00:00Z', state: 'missed' as const },
      { at: '2025-11-10T12:00:00Z', state: 'due' as const },
    ];
    expect(laneMarks({ days: [], slots }, fromMs, toMs, 1_000)).toEqual([
      { at: 0.5, kind: 'missed' },
      { at: 0.95, kind: 'due' },
    ]);
  });

  it('makes one of marks that would overlap, which says the worst of them', () => {
    const days = [day('2025-11-01', 1), day('2025-11-02', 1), day('2025-11-05', 1), day('2025-11-06', 1, 1)];
    // UX.md 2.6: more than one event per 12 px is a taller tick. 10 days on 100 px: a day is 10 px.
    expect(laneMarks({ days, slots: [] }, fromMs, toMs, 100)).toEqual([
      { at: 0.1, kind: 'many' },
      { at: 0.5, kind: 'failed' },
    ]);
    expect(laneMarks({ days, slots: [] }, fromMs, toMs, 121)).toHaveLength(4);
  });

  it('keeps marks inside, and draws nothing over no time', () => {
    expect(laneMarks({ days: [day('2025-10-31', 1)], slots: [] }, fromMs, toMs, 1_000)).toEqual([
      { at: 0, kind: 'went' },
    ]);
    expect(laneMarks({ days: [day('2025-11-01', 1)], slots: [] }, fromMs, fromMs, 1_000)).toEqual([]);
  });
});
