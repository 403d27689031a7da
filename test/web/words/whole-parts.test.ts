import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilAt } from '../../../web/words/format-ratio.ts';
import { wholeParts } from '../../../web/words/whole-parts.ts';

describe('losses in whole numbers', () => {
  it('give the units that are missing to those that lost most by being cut', () => {
    // 106.9 is shown as 107: 106 after cutting, and 0.6 is the largest rest.
    expect(wholeParts([40.6, 33.2, 33.1])).toEqual([41, 33, 33]);
    expect(wholeParts([0.4, 0.4, 0.4])).toEqual([1, 1, 0]);
    expect(wholeParts([17, 12, 1])).toEqual([17, 12, 1]);
    expect(wholeParts([0.2])).toEqual([1]);
    expect(wholeParts([])).toEqual([]);
  });

  it('trust twelve digits: 0.29 of a hundred is 29', () => {
    expect(wholeParts([0.29 * 100, 0.57 * 100])).toEqual([29, 57]);
  });

  it('add up to their sum, rounded up, and are each the whole number below or above', () => {
    const loss = fc.double({ min: 0, max: 5_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(loss, { maxLength: 40 }), (amounts) => {
        const shown = wholeParts(amounts);
        const sum = amounts.reduce((total, amount) => total + amount, 0);
        expect(shown.reduce((total, whole) => total + whole, 0)).toBe(ceilAt(sum, 0));
        for (const [index, whole] of shown.entries())
          expect(Math.abs(whole - (amounts[index] ?? 0))).toBeLessThan(1.0001);
      }),
    );
  });
});
