import { describe, expect, it } from 'vitest';
import { DAY_SECONDS, HOUR_SECONDS } from '#shared/units.ts';
import { agreedName, amountText, limitText, rangeText, tickText } from '../../../web/words/amount-text.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';

const [en, ko] = [deskWordsOf('en'), deskWordsOf('ko')];
const lead = { metric: 'lead-time', unit: 'seconds', better: 'lower' } as const;
const failed = { metric: 'change-failure-rate', unit: 'ratio', better: 'lower' } as const;
const kept = { metric: 'release-regularity', unit: 'ratio', better: 'higher' } as const;
const releases = { metric: 'deployment-frequency', unit: 'per-week', better: 'higher' } as const;
const spent = { metric: 'budget-spent', unit: 'ratio', better: 'lower' } as const;

describe('an amount beside a chart', () => {
  it('is never rounded toward fine', () => {
    expect(amountText(lead, 3.11 * DAY_SECONDS, en)).toBe('3.2d');
    expect(amountText(lead, 3.11 * DAY_SECONDS, ko)).toBe('3.2일');
    expect(amountText(failed, 0.1131, en)).toBe('12%');
    expect(amountText(kept, 0.899, en)).toBe('89%');
    expect(amountText(releases, 4.29, en)).toBe('4.2 a week');
    expect(amountText(releases, 4.29, ko)).toBe('주 4.2회');
  });

  it('is a limit as it was agreed, and what was reckoned is cut off', () => {
    expect(limitText(lead, { kind: 'atMost', value: 4 * DAY_SECONDS }, en)).toBe('≤ 4d');
    expect(limitText(lead, { kind: 'atMost', value: 4 * DAY_SECONDS }, ko)).toBe('4일 이하');
    expect(limitText(kept, { kind: 'atLeast', value: 0.995 }, en)).toBe('≥ 99.5%');
    // A week of a window of 30 days: 7 / 30.
    expect(limitText(spent, { kind: 'atMost', value: 7 / 30 }, en)).toBe('≤ 23.3%');
    expect([agreedName(spent, en), agreedName(lead, en)]).toEqual(['sustainable', 'agreed']);
  });

  it('is a range in one unit, outward, open where an end cannot occur', () => {
    const range = (lower: number | null, upper: number | null) =>
      rangeText(lead, { lower: lower && lower * DAY_SECONDS, upper: upper && upper * DAY_SECONDS }, en);
    expect(range(1.95, 4.41)).toBe('1.9–4.5d');
    expect(range(2, 4.2)).toBe('2.0–4.2d');
    expect(range(null, 4.41)).toBe('up to 4.5d');
    expect(range(null, null)).toBeNull();
    expect(rangeText(releases, { lower: 0.41, upper: 8.21 }, en)).toBe('0.4–8.3');
  });

  it('is a tick that does not break, in the unit of its axis', () => {
    expect(tickText(lead, 2 * HOUR_SECONDS, HOUR_SECONDS, en)).toBe('2\u00a0h');
    expect(tickText(lead, 2 * DAY_SECONDS, 2 * DAY_SECONDS, en)).toBe('2d');
    expect(tickText(lead, 0, DAY_SECONDS, en)).toBe('0');
    expect(tickText(failed, 0.3, 0.1, ko)).toBe('30%');
  });
});
