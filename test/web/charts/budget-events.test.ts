import { describe, expect, it } from 'vitest';
import { budgetEvents, laneNumbers } from '../../../web/charts/budget-events.ts';

const place = { end: null, count: 1, service: 'shop', environment: 'production' };
const release = (at: string, id: string, failedCount = 0) => ({ ...place, at, id, failedCount, label: id });
const incident = (at: string, id: string, kind: 'incident' | 'maintenance' = 'incident') => ({
  ...place,
  at,
  id,
  kind,
  severity: 2,
  open: false,
  title: id,
});

describe('the events beside a budget', () => {
  it('are the incidents and the failed releases, numbered as they came', () => {
    const events = budgetEvents(
      [release('2025-11-01T00:00:00Z', 'good'), release('2025-11-04T00:00:00Z', 'bad', 1)],
      [
        incident('2025-11-05T00:00:00Z', 'second'),
        incident('2025-11-02T00:00:00Z', 'first'),
        incident('2025-11-03T00:00:00Z', 'planned', 'maintenance'),
      ],
    );
    expect(events.map(({ number, mark }) => [number, mark.id])).toEqual([
      [1, 'first'],
      [2, 'bad'],
      [3, 'second'],
    ]);
  });
});

describe('the numbers of a lane', () => {
  it('stand beside their marks', () => {
    expect(
      laneNumbers([
        { atPx: 0, number: 1 },
        { atPx: 40, number: null },
        { atPx: 80, number: 2 },
      ]),
    ).toEqual(['1', null, '2']);
  });

  it('stand together where there is no room between the marks, and none is lost', () => {
    expect(
      laneNumbers([
        { atPx: 0, number: 1 },
        { atPx: 5, number: 2 },
        { atPx: 20, number: null },
        { atPx: 90, number: 3 },
      ]),
    ).toEqual([null, null, '1–2', '3']);
    expect(laneNumbers([])).toEqual([]);
  });
});
