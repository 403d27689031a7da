import { describe, expect, it } from 'vitest';
import { en } from '../../../web/words/en.ts';
import { enDesk } from '../../../web/words/en-desk.ts';
import { burnText, coverageText, ownStopText } from '../../../web/words/objective-text.ts';
import { objective } from '../wall-answer.ts';

const words = { ...en, ...enDesk };
const rule = {
  rule: 'page-1h',
  factor: 14.4,
  reachable: true,
  long: { window: '1h', rate: 20 },
  short: { window: '5m', rate: 40 },
  firing: true,
};

describe('the badge of a burning budget', () => {
  it('says how many times too fast it goes', () => {
    expect(burnText(objective({ burn: [rule] }), words)).toBe('40× too fast');
  });

  it('is not there without data, nor where too few were counted to say anything', () => {
    expect(burnText(objective({ burn: [rule], state: 'nodata' }), words)).toBeNull();
    expect(
      burnText(objective({ burn: [rule], state: 'nodata', value: null, reason: 'too-few' }), words),
    ).toBeNull();
  });
});

// METRICS.md §2: coverage stands beside every availability, with bounds under 99.5 %.
describe('how much of the time was heard', () => {
  const heard = objective({ coverage: 0.8279, low: 0.82, high: 0.9999, collectorDownMinutes: 134 });

  it('is said with the bounds, and with the part of it that is the own stop of the board', () => {
    expect(coverageText(heard, words)).toBe('heard 82.7% of the time, between 82.00% and 99.99%');
    expect(ownStopText(heard, words)).toBe('the board itself was not running for 2 h 14 m of the rest');
  });

  it('is not said where that is nearly all', () => {
    const full = { ...heard, coverage: 0.995 };
    expect([coverageText(full, words), ownStopText(full, words)]).toEqual([null, null]);
    expect(ownStopText({ ...heard, collectorDownMinutes: 0 }, words)).toBeNull();
  });
});
