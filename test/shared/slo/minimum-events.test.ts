import { describe, expect, it } from 'vitest';
import { minimumEvents } from '#shared/slo/minimum-events.ts';
import { spec } from './objective-facts.ts';

describe('fewest events for a value', () => {
  it('is ⌈1/(1 − T)⌉ where requests are counted', () => {
    // 1/0.1, 1/0.005, 1/0.001, 1/0.0001; 1/0.003 = 333.3…
    const targets = [0.9, 0.995, 0.999, 0.9999, 0.997];
    expect(targets.map((target) => minimumEvents(spec(), target))).toEqual([10, 200, 1000, 10_000, 334]);
    expect(minimumEvents(spec({ sliKind: 'push' }), 0.999)).toBe(1000);
  });

  it('is none for time-based sources, without a target, and for one that no number would satisfy', () => {
    expect(minimumEvents(spec({ sliKind: 'probe' }), 0.999)).toBe(0);
    expect(minimumEvents(spec({ sliKind: 'up' }), 0.999)).toBe(0);
    expect(minimumEvents(spec(), null)).toBe(0);
    expect(minimumEvents(spec(), 1)).toBe(0);
  });

  it("is the objective's own where it has one, also for time-based sources", () => {
    expect(minimumEvents(spec({ minimumEvents: 50 }), 0.999)).toBe(50);
    expect(minimumEvents(spec({ minimumEvents: 0 }), 0.999)).toBe(0);
    expect(minimumEvents(spec({ sliKind: 'probe', minimumEvents: 5 }), 0.999)).toBe(5);
  });
});
