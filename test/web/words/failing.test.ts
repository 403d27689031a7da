import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailing } from '../../../web/words/failing.ts';

describe('a share of failures in words', () => {
  it('says n in 10 from a third on, rounded to the worse', () => {
    expect(describeFailing(0.398)).toEqual({ kind: 'in-ten', count: 4, over: false });
    expect(describeFailing(0.4)).toEqual({ kind: 'in-ten', count: 4, over: false });
    expect(describeFailing(1 / 3)).toEqual({ kind: 'in-ten', count: 4, over: false });
  });

  it('says 1 in n below a third, with two digits and never a larger n than is true', () => {
    expect(describeFailing(1 / 65.4)).toEqual({ kind: 'one-in', of: 65 });
    expect(describeFailing(1 / 659)).toEqual({ kind: 'one-in', of: 650 });
    expect(describeFailing(0.3)).toEqual({ kind: 'one-in', of: 3 });
    expect(describeFailing(0.01)).toEqual({ kind: 'one-in', of: 100 });
  });

  it('does not say every while one still works', () => {
    expect(describeFailing(0.97)).toEqual({ kind: 'in-ten', count: 9, over: true });
    expect(describeFailing(1)).toEqual({ kind: 'every' });
    expect(describeFailing(0)).toEqual({ kind: 'none' });
  });

  it('never flatters', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.9, noNaN: true }), (ratio) => {
        const said = describeFailing(ratio);
        const claimed = said.kind === 'one-in' ? 1 / said.of : said.kind === 'in-ten' ? said.count / 10 : 1;
        expect(claimed).toBeGreaterThanOrEqual(ratio * (1 - 1e-9));
      }),
    );
  });

  it('refuses what is no share', () => {
    expect(() => describeFailing(1.2)).toThrow(RangeError);
    expect(() => describeFailing(Number.NaN)).toThrow(RangeError);
  });
});
