import { describe, expect, it } from 'vitest';
import { en } from '../../../web/words/en.ts';
import { enDesk } from '../../../web/words/en-desk.ts';
import { burnText } from '../../../web/words/objective-text.ts';
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
