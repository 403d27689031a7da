import { describe, expect, it } from 'vitest';
import { targetChanges } from '#shared/agreement/target-changes.ts';
import { limit, version } from './ledger.ts';

const target = (value: number) => ({ availability: limit('target', value) });

describe('targetChanges', () => {
  it('tells when the target or its window changed, and passes over versions that say the same', () => {
    const versions = [
      version(1, 0, target(0.99)),
      version(2, 100, { ...target(0.99), 'lead-time': limit('atMost', 5) }),
      version(3, 200, target(0.995)),
      version(4, 300, { availability: { ...limit('target', 0.995), window: '30d' } }),
    ];
    expect(targetChanges(versions, 'checkout', 'availability')).toEqual([200, 300]);
  });

  it("takes the service's own target first, and counts the first one and the end of it", () => {
    const own = { checkout: target(0.999) };
    const versions = [
      version(1, 0),
      version(2, 100, target(0.99)),
      version(3, 200, target(0.99), own),
      version(4, 300, {}, {}),
    ];
    expect(targetChanges(versions, 'checkout', 'availability')).toEqual([100, 200, 300]);
    expect(targetChanges(versions, 'shop', 'availability')).toEqual([100, 300]);
    expect(targetChanges([], 'shop', 'availability')).toEqual([]);
  });
});
