import { describe, expect, it } from 'vitest';
import { judgeLimit } from '#shared/agreement/judge-limit.ts';
import type { JudgedLimit } from '#shared/judgement.ts';
import { limit, version } from './ledger.ts';

const figure = (value: number | null) => ({
  value,
  reason: value === null ? ('no-data' as const) : null,
  detail: {},
});
const state = (kind: JudgedLimit['kind'], limitValue: number, value: number | null) =>
  judgeLimit(figure(value), [version(1, 0, { m: limit(kind, limitValue) })], 'all', 'm', 0).state;

describe('judgeLimit', () => {
  it.each([
    [100, 'near'],
    [100.1, 'outside'],
    [85.1, 'near'],
    [85, 'met'],
    [0, 'met'],
    [null, 'nodata'],
  ])('judges %s against at most 100 as %s', (value, expected) => {
    expect(state('atMost', 100, value)).toBe(expected);
  });

  it.each([
    [2, 'near'],
    [1.9, 'outside'],
    [2.29, 'near'],
    [2.3, 'met'],
    [9, 'met'],
    [null, 'nodata'],
  ])('judges %s against at least 2 as %s', (value, expected) => {
    expect(state('atLeast', 2, value)).toBe(expected);
  });

  it('keeps a promise of none', () => {
    expect(state('atMost', 0, 0)).toBe('met');
    expect(state('atMost', 0, 0.01)).toBe('outside');
  });

  it('is outside where a median is not reached but already beyond the limit', () => {
    const ledger = [version(1, 0, { 'time-to-restore': limit('atMost', 3_600) })];
    const open = (seconds: number) => ({
      value: null,
      reason: 'not-reached' as const,
      detail: { atLeastSeconds: seconds },
    });
    const judged = (seconds: number) => judgeLimit(open(seconds), ledger, 'all', 'time-to-restore', 0).state;
    expect(judged(3_601)).toBe('outside');
    expect(judged(3_600)).toBe('nodata');
  });

  it('is none where nothing is agreed, with the version that says nothing', () => {
    expect(judgeLimit(figure(1), [version(4, 0)], 'all', 'm', 0)).toEqual({
      state: 'none',
      limit: null,
      agreementVersion: 4,
    });
    expect(judgeLimit(figure(1), [], 'all', 'm', 0).agreementVersion).toBeNull();
  });

  it('judges by the version in force then: a new threshold does not recolour the past', () => {
    const ledger = [version(1, 0, { m: limit('atMost', 10) }), version(2, 1_000, { m: limit('atMost', 5) })];
    expect(judgeLimit(figure(7), ledger, 'all', 'm', 999).state).toBe('met');
    expect(judgeLimit(figure(7), ledger, 'all', 'm', 1_000)).toEqual({
      state: 'outside',
      limit: { kind: 'atMost', value: 5 },
      agreementVersion: 2,
    });
  });
});
