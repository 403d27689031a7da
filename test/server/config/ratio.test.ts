import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRatio, parseTarget } from '../../../server/config/ratio.ts';

describe('parseRatio', () => {
  it.each([
    ['99.9%', 0.999],
    ['99.5 %', 0.995],
    ['100%', 1],
    ['0.1%', 0.001],
    ['15%', 0.15],
    ['5%', 0.05],
    ['0.995', 0.995],
    ['0', 0],
  ])('reads %s as exactly %d', (text, ratio) => {
    expect(parseRatio(text)).toBe(ratio);
  });

  it('gives the same number for a percentage as for the decimal with its point moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (thousandths) => {
        const digits = String(thousandths).padStart(5, '0');
        const percent = `${digits.slice(0, 2)}.${digits.slice(2)}%`;
        expect(parseRatio(percent)).toBe(Number(`0.${digits}`));
      }),
    );
  });

  it.each(['99.5', '101%', 'all', '-1%', '1e-3', ''])('refuses "%s"', (text) => {
    expect(() => parseRatio(text)).toThrow();
  });

  it.each(['0%', '100%', '1', '0'])('refuses %s as a target', (text) => {
    expect(() => parseTarget(text)).toThrow('over 0% and under 100%');
  });
});
