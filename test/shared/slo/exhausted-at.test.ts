import { describe, expect, it } from 'vitest';
import { exhaustedAtMs } from '#shared/slo/exhausted-at.ts';
import { DAY_MS, HOUR_MS } from '#shared/units.ts';
import { START_MS } from './objective-facts.ts';

const at = (remaining: number | null, rate: number | null) =>
  exhaustedAtMs(START_MS, remaining, 30 * DAY_MS, rate);

describe('when the budget is gone', () => {
  it('is remaining × period / burn rate from now', () => {
    // 0.5 × 720 h / 15 = 24 h; 1 × 720 h / 1 = 720 h
    expect(at(0.5, 15)).toBe(START_MS + 24 * HOUR_MS);
    expect(at(1, 1)).toBe(START_MS + 720 * HOUR_MS);
  });

  it('is null where it is gone, not known, or nothing burns', () => {
    expect([at(0, 15), at(-1, 15), at(null, 15), at(0.5, 0), at(0.5, null)]).toEqual(Array(5).fill(null));
  });

  it('is null where no date can be written for it', () => {
    expect(at(1, 1e-9)).toBeNull();
  });
});
