import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearEvents, nearMsOf } from '../../../server/compute/near-events.ts';

const at = (...times: number[]) => times.map((atMs) => ({ atMs }));

describe('events that lie close together', () => {
  it('are one group from the first of them on', () => {
    expect(nearEvents(at(0, 5, 12, 14, 40), 10)).toEqual([at(0, 5), at(12, 14), at(40)]);
    expect(nearEvents([], 10)).toEqual([]);
  });

  it('are never more groups than there is room for, and none is lost', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 400 });
    fc.assert(
      fc.property(times, fc.integer({ min: 2, max: 130 }), (found, most) => {
        const events = at(...found.toSorted((a, b) => a - b));
        const groups = nearEvents(events, nearMsOf(1_000, most));
        expect(groups.flat()).toEqual(events);
        expect(groups.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
