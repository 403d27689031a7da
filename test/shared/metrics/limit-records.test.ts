import { describe, expect, it } from 'vitest';
import type { State } from '#shared/judgement.ts';
import { limitRecords } from '#shared/metrics/limit-records.ts';

const point = (index: number, state: State, version: number | null, partial = false) => ({
  startMs: index,
  endMs: index + 1,
  value: 1,
  n: 1,
  partial,
  reason: null,
  judgement: {
    state,
    limit: version === null ? null : { kind: 'atMost' as const, value: version },
    agreementVersion: version,
  },
});

describe('limitRecords', () => {
  it('counts complete periods by the version of their own time', () => {
    const states: State[] = ['met', 'near', 'outside', 'nodata', 'met', 'outside', 'outside'];
    const points = states.map((state, index) => point(index, state, index < 4 ? 6 : 7, index === 6));
    expect(limitRecords(points)).toEqual([
      {
        version: 6,
        limit: { kind: 'atMost', value: 6 },
        periods: [
          { startMs: 0, endMs: 1, inside: true },
          { startMs: 1, endMs: 2, inside: true },
          { startMs: 2, endMs: 3, inside: false },
        ],
      },
      {
        version: 7,
        limit: { kind: 'atMost', value: 7 },
        periods: [
          { startMs: 4, endMs: 5, inside: true },
          { startMs: 5, endMs: 6, inside: false },
        ],
      },
    ]);
  });

  it('has none where nothing was agreed, or nothing is known', () => {
    expect(limitRecords([point(0, 'none', null), point(1, 'nodata', 1)])).toEqual([]);
    expect(limitRecords([])).toEqual([]);
  });
});
