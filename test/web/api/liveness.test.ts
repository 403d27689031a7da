import { describe, expect, it } from 'vitest';
import { judgeLiveness } from '../../../web/api/liveness.ts';
import { retryDelayMs } from '../../../web/api/retry-delay.ts';

const at = (ageSeconds: number) =>
  judgeLiveness({ answeredAtMs: 0, hasFailed: ageSeconds > 20 }, ageSeconds * 1_000);

describe('how far a screen may be trusted', () => {
  it('is live up to 45 s, late up to 90 s, then stale', () => {
    expect([0, 45, 46, 90, 91, 3_600].map(at)).toEqual(['live', 'live', 'late', 'late', 'stale', 'stale']);
  });

  it('has no connection when nothing was ever heard and a try failed', () => {
    expect(judgeLiveness({ answeredAtMs: null, hasFailed: false }, 5)).toBe('starting');
    expect(judgeLiveness({ answeredAtMs: null, hasFailed: true }, 5)).toBe('no-connection');
  });

  it('does not take a clock that was set back for age', () => {
    expect(judgeLiveness({ answeredAtMs: 60_000, hasFailed: false }, 0)).toBe('live');
  });
});

describe('the wait before a try', () => {
  it('doubles from a second to half a minute', () => {
    expect([1, 2, 3, 5, 6, 20].map((attempt) => retryDelayMs(attempt, 1))).toEqual([
      1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
    ]);
  });

  it('is spread over its upper half', () => {
    expect(retryDelayMs(6, 0)).toBe(15_000);
    expect(retryDelayMs(6, 0.5)).toBe(22_500);
  });
});
