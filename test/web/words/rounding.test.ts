import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryAmount } from '../../../web/words/delivery-text.ts';
import { en } from '../../../web/words/en.ts';
import { figureText } from '../../../web/words/figure-text.ts';
import { metricDuration, roughDuration, splitDuration } from '../../../web/words/format-duration.ts';
import {
  availabilityText,
  budgetText,
  burnDigits,
  coveragePercent,
  lossDigits,
} from '../../../web/words/format-ratio.ts';
import { ko } from '../../../web/words/ko.ts';

/** The number that a reader takes from a text. */
const readNumber = (text: string): number => Number(text.replace('\u2212', '-').replace(/[^\d.-]/g, ''));
/** Twelve digits are trusted: 0.29 × 100 = 28.999999999999996 is the 29 that it means. */
const SLACK = 1e-9;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const target = fc.option(fc.constantFrom(0.9, 0.99, 0.995, 0.999, 0.9995, 0.9999), { nil: null });
const lengths = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;

describe('what is read is never finer than what was', () => {
  it('for what was promised: availability, what is left, how much was heard', () => {
    fc.assert(
      fc.property(share, target, (value, agreed) => {
        expect(readNumber(availabilityText(value, agreed))).toBeLessThanOrEqual(value * 100 + SLACK);
        const heard = coveragePercent(value);
        if (heard !== null) expect(readNumber(heard)).toBeLessThanOrEqual(value * 100 + SLACK);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -50, max: 1, noNaN: true }), (left) => {
        expect(readNumber(budgetText(left))).toBeLessThanOrEqual(left * 100 + SLACK);
      }),
    );
  });

  it('for losses: what failed, and how fast the budget goes', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 2_000, noNaN: true }), (ratio, rate) => {
        expect(readNumber(lossDigits(ratio))).toBeGreaterThanOrEqual(ratio * 100 - SLACK);
        expect(readNumber(burnDigits(rate))).toBeGreaterThanOrEqual(rate - SLACK * 1_000);
      }),
    );
  });

  it('for durations of a metric, which are long by nature bad', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4_000 * lengths.day, noNaN: true }), (seconds) => {
        const { digits, unit } = metricDuration(seconds);
        expect(readNumber(digits) * lengths[unit]).toBeGreaterThanOrEqual(seconds * (1 - 1e-11) - SLACK);
      }),
    );
  });

  it('for the figures of every metric, in the direction that is bad for it', () => {
    const better = ['availability', 'error-budget', 'release-regularity', 'automation-rate', 'who-noticed'];
    const worse = ['change-failure-rate', 'rework-rate'];
    fc.assert(
      fc.property(share, fc.constantFrom(en, ko), (value, words) => {
        const read = (metric: string): number =>
          readNumber(figureText({ metric, unit: 'ratio', value, limit: null }, words));
        for (const metric of better) expect(read(metric)).toBeLessThanOrEqual(value * 100 + SLACK);
        for (const metric of worse) expect(read(metric)).toBeGreaterThanOrEqual(value * 100 - SLACK);
        expect(readNumber(deliveryAmount('per-week', value * 40).digits)).toBeLessThanOrEqual(
          value * 40 + SLACK,
        );
      }),
    );
  });

  it('says 99.6 % of planned releases as 99 %, not as all of them', () => {
    // Found by the law above: shares of what went well were rounded up like losses.
    const figure = { metric: 'release-regularity', unit: 'ratio', value: 0.996, limit: null } as const;
    expect(figureText(figure, en)).toBe('99%');
  });
});

describe('a length of time', () => {
  it('has two units at most, each once and the larger first, and is cut off below the smaller', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4_000 * lengths.day, noNaN: true }), (seconds) => {
        const parts = splitDuration(seconds);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.length).toBeLessThanOrEqual(2);
        const said = parts.reduce((sum, { count, unit }) => sum + count * lengths[unit], 0);
        expect(said).toBeLessThanOrEqual(seconds);
        const sizes = parts.map(({ unit }) => lengths[unit]);
        expect(sizes).toEqual([...new Set(sizes)].sort((one, other) => other - one));
        expect(roughDuration(seconds)).toEqual(parts[0]);
      }),
    );
  });
});
