import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availabilityDecimals,
  availabilityText,
  budgetText,
  burnDigits,
  ceilAt,
  floorAt,
  lossDigits,
  targetText,
} from '../../../web/words/format-ratio.ts';

describe('a ratio as people read it', () => {
  it('is never rounded up to a promise (METRICS.md §1: 0.99996 shows 99.99 %)', () => {
    expect(availabilityText(0.99996, 0.999)).toBe('99.99%');
    expect(availabilityText(0.998996, 0.999)).toBe('99.89%');
  });

  it('shows nothing and everything as they are', () => {
    expect(availabilityText(0, 0.999)).toBe('0.00%');
    expect(availabilityText(1, 0.999)).toBe('100.00%');
    expect(budgetText(0)).toBe('0%');
    expect(budgetText(1)).toBe('100%');
  });

  it('has one decimal more than its target, and two where nothing is agreed', () => {
    expect([0.99, 0.995, 0.999, 0.9995].map(availabilityDecimals)).toEqual([1, 2, 2, 3]);
    expect(availabilityDecimals(null)).toBe(2);
  });

  it('says a target as it was agreed', () => {
    expect([0.999, 0.995, 0.9].map(targetText)).toEqual(['99.9%', '99.5%', '90%']);
  });

  it('floors what is left of a budget and writes a true minus', () => {
    expect(budgetText(-0.005)).toBe('\u22121%');
    expect(budgetText(-0.18)).toBe('\u221218%');
    expect(budgetText(0.999)).toBe('99%');
    expect(budgetText(0.29)).toBe('29%');
  });

  it('never makes a loss smaller', () => {
    expect(lossDigits(0.1131)).toBe('12');
    expect(lossDigits(0.0521)).toBe('5.3');
    expect(lossDigits(0.0001)).toBe('0.1');
    expect(lossDigits(0)).toBe('0');
    expect(lossDigits(56)).toBe('5,600');
    expect(budgetText(-217.85)).toBe('−21,785%');
    expect(burnDigits(0)).toBe('0');
  });

  it('shows a burn rate whole from 10, else with one decimal', () => {
    expect([398, 15.4, 9.96, 3.1, 1.02].map(burnDigits)).toEqual(['398', '16', '10', '3.1', '1.1']);
  });

  it('floors down and raises up by less than one step, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const step = 10 ** -decimals;
          const slack = 1e-9;
          expect(floorAt(value, decimals)).toBeLessThanOrEqual(value + slack);
          expect(floorAt(value, decimals)).toBeGreaterThan(value - step - slack);
          expect(ceilAt(value, decimals)).toBeGreaterThanOrEqual(value - slack);
        },
      ),
    );
  });
});
