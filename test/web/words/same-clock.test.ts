import { describe, expect, it } from 'vitest';
import { isSameClock } from '../../../web/words/same-clock.ts';

const NOVEMBER = Date.parse('2025-11-21T06:10:00Z');

describe('two zones', () => {
  it('show the same clock where they never differ', () => {
    expect(isSameClock('Asia/Seoul', 'Asia/Tokyo', NOVEMBER)).toBe(true);
    expect(isSameClock('UTC', 'Etc/UTC', NOVEMBER)).toBe(true);
  });

  it('show another clock, if only in summer, or on another day', () => {
    expect(isSameClock('Asia/Seoul', 'Europe/Berlin', NOVEMBER)).toBe(false);
    expect(isSameClock('Europe/London', 'UTC', NOVEMBER)).toBe(false);
    expect(isSameClock('Pacific/Kiritimati', 'Pacific/Honolulu', NOVEMBER)).toBe(false);
  });
});
