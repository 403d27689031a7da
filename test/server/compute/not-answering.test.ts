import { expect, it } from 'vitest';
import { notAnsweringTarget, notAnsweringTargets } from '../../../server/compute/not-answering.ts';
import type { TargetState } from '../../../server/store/store.ts';

const target = (name: string, failuresInARow: number, failingSinceMs: number | null): TargetState => ({
  sliId: 1,
  target: name,
  lastAttemptAtMs: 100_000,
  lastOkAtMs: null,
  failuresInARow,
  failingSinceMs,
  reason: 'refused',
  detail: null,
  durationSeconds: 0.1,
  observedCount: null,
});
const targets = [
  target('a', 0, null),
  target('b', 2, 90_000),
  target('c', 1, 95_000),
  target('d', 9, 50_000),
];

// METRICS.md §2: two failures in a row.
it('counts those that failed twice or more, longest first', () => {
  expect(notAnsweringTargets(targets, []).map(({ target }) => target)).toEqual(['d', 'b']);
  expect(notAnsweringTarget(targets, [])?.target).toBe('d');
});

it('blames nobody for what was seen before the board was away', () => {
  expect(notAnsweringTargets(targets, [{ fromMs: 100_000, toMs: 100_001 }])).toEqual([]);
  expect(notAnsweringTarget([], [])).toBeNull();
});
