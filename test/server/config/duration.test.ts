import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../server/config/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['15s', 15],
    ['300ms', 0.3],
    ['1h30m', 5_400],
    ['1m300ms', 60.3],
    ['4d', 345_600],
    // 365 d + 7 d + 1 d, in seconds
    ['1y1w1d', 373 * 86_400],
    ['0', 0],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBeCloseTo(seconds, 9);
  });

  it.each(['', '15', '1.5m', '30m1h', '15 s', '-1s', '1h1h', '10M'])('refuses "%s"', (text) => {
    expect(() => parseDuration(text)).toThrow('not a duration');
  });
});
