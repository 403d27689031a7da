import { describe, expect, it } from 'vitest';
import { parseRate } from '../../../server/config/rate.ts';

describe('parseRate', () => {
  it('counts per week', () => {
    expect(parseRate('3/week')).toBe(3);
    expect(parseRate('2/day')).toBe(14);
    expect(parseRate('0.5 / week')).toBe(0.5);
  });

  it.each(['3', '0/week', '3/month', 'x/week'])('refuses "%s"', (text) => {
    expect(() => parseRate(text)).toThrow();
  });
});
