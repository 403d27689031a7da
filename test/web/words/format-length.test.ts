import { describe, expect, it } from 'vitest';
import { shortLength } from '../../../web/words/format-length.ts';

describe('how long an attempt took', () => {
  it.each([
    [0, '1', 'millisecond'],
    [0.000_4, '1', 'millisecond'],
    [0.034_6, '35', 'millisecond'],
    [0.999_4, '999', 'millisecond'],
    [0.999_6, '1.0', 'second'],
    [1.24, '1.2', 'second'],
    [9.94, '9.9', 'second'],
    [9.96, '10', 'second'],
    [29.5, '30', 'second'],
  ] as const)('%d s is %s %s', (seconds, digits, unit) => {
    expect(shortLength(seconds)).toEqual({ digits, unit });
  });
});
