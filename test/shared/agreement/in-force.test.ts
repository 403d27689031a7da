import { describe, expect, it } from 'vitest';
import { limitInForce, versionInForce } from '#shared/agreement/in-force.ts';
import { limit, version } from './ledger.ts';

const loose = limit('atMost', 100);
const strict = limit('atMost', 50);
const own = limit('atMost', 10);
const ledger = [
  version(1, 1_000, { 'lead-time': loose }),
  version(2, 2_000, { 'lead-time': strict }, { checkout: { 'lead-time': own } }),
];

describe('versionInForce', () => {
  it('has version 1 in force for all time before version 2', () => {
    expect([-5_000, 0, 1_000, 1_999].map((atMs) => versionInForce(ledger, atMs)?.version)).toEqual([
      1, 1, 1, 1,
    ]);
    expect(versionInForce(ledger, 2_000)?.version).toBe(2);
  });

  it('takes the later of two with the same start', () => {
    expect(versionInForce([...ledger, version(3, 2_000)], 2_000)?.version).toBe(3);
  });

  it('is null where nothing was ever agreed', () => {
    expect(versionInForce([], 0)).toBeNull();
  });

  it('refuses a ledger that is out of order', () => {
    expect(() => versionInForce(ledger.toReversed(), 0)).toThrow(
      new RangeError('agreement version 1 cannot come after 2'),
    );
    expect(() => versionInForce([version(1, 10), version(2, 5)], 0)).toThrow(RangeError);
  });
});

describe('limitInForce', () => {
  it("takes the service's own entry first, then the team's", () => {
    expect(limitInForce(ledger, 'checkout', 'lead-time', 2_000)).toEqual({ limit: own, version: 2 });
    expect(limitInForce(ledger, 'search', 'lead-time', 2_000)).toEqual({ limit: strict, version: 2 });
    expect(limitInForce(ledger, 'all', 'lead-time', 1_999)).toEqual({ limit: loose, version: 1 });
  });

  it('is null for what nobody agreed on', () => {
    expect(limitInForce(ledger, 'checkout', 'time-to-restore', 2_000)).toBeNull();
  });

  it('does not take what every object inherits for an agreement', () => {
    expect(limitInForce(ledger, 'constructor', 'toString', 2_000)).toBeNull();
  });
});
