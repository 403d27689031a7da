import { describe, expect, it } from 'vitest';
import { limitSegments } from '#shared/agreement/segments.ts';
import { MINUTE_MS } from '#shared/units.ts';
import { limit, version } from './ledger.ts';

const minute = (count: number): number => count * MINUTE_MS;
const first = limit('target', 0.999);
const second = limit('target', 0.99);
const ledger = [
  version(1, minute(5), { availability: first }),
  version(2, minute(10), { availability: second }),
];
const segments = (from: number, to: number, versions = ledger) =>
  limitSegments(versions, 'checkout', 'availability', minute(from), minute(to));

describe('limitSegments', () => {
  it('changes from one target to the next at the minute of the new version', () => {
    expect(segments(0, 20)).toEqual([
      { fromMs: minute(0), toMs: minute(10), limit: first, version: 1 },
      { fromMs: minute(10), toMs: minute(20), limit: second, version: 2 },
    ]);
  });

  it('is one segment inside one version, and none for an empty span', () => {
    expect(segments(10, 12)).toEqual([{ fromMs: minute(10), toMs: minute(12), limit: second, version: 2 }]);
    expect(segments(7, 7)).toEqual([]);
  });

  it('lets a version judge the whole minute in which it begins', () => {
    const late = [version(1, 0, { availability: first }), version(2, minute(3) + 30_000)];
    expect(segments(2, 5, late)).toEqual([
      { fromMs: minute(2), toMs: minute(3), limit: first, version: 1 },
      { fromMs: minute(3), toMs: minute(5), limit: null, version: 2 },
    ]);
    expect(segments(3, 5, late)).toEqual([{ fromMs: minute(3), toMs: minute(5), limit: null, version: 2 }]);
  });

  it('has the last of several versions within one minute', () => {
    const busy = [version(1, 0), version(2, minute(1)), version(3, minute(1) + 1)];
    expect(segments(0, 2, busy).map((segment) => segment.version)).toEqual([1, 3]);
  });

  it('covers the span without a version where nothing was ever agreed', () => {
    expect(segments(0, 1, [])).toEqual([{ fromMs: 0, toMs: minute(1), limit: null, version: null }]);
  });
});
