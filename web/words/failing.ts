import { floorAt } from './format-ratio.ts';

/** How a share of failures is said to people (UX.md §2.3): the numbers; the catalogue has the words. */
export type Failing =
  | { readonly kind: 'none' }
  | { readonly kind: 'every' }
  /** Of ten; `over` where more fail than the nine that can be said without saying all. */
  | { readonly kind: 'in-ten'; readonly count: number; readonly over: boolean }
  | { readonly kind: 'one-in'; readonly of: number };

const TENTHS = 10;

/** Two significant digits, downward: one in a smaller number is worse, so this never flatters. */
const twoDigits = (of: number): number => {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(of)) - 1);
  return floorAt(of / scale, 0) * scale;
};

/**
 * From a third on "n in 10", below it "1 in n", always rounded toward the worse: 0.398 is 4 in 10, 1/65.4 is
 * 1 in 65, 1/654 is 1 in 650, 0.97 is over 9 in 10. Nothing fails: `none`; everything: `every`.
 * @param ratio share of events that failed, 0-1
 * @throws RangeError where the ratio is no share
 */
export const describeFailing = (ratio: number): Failing => {
  if (!(ratio >= 0 && ratio <= 1)) throw new RangeError(`a share of failures is 0-1, not ${ratio}`);
  if (ratio === 0) return { kind: 'none' };
  if (ratio === 1) return { kind: 'every' };
  if (ratio < 1 / 3) return { kind: 'one-in', of: twoDigits(1 / ratio) };
  const count = -floorAt(-ratio * TENTHS, 0);
  return count >= TENTHS
    ? { kind: 'in-ten', count: TENTHS - 1, over: true }
    : { kind: 'in-ten', count, over: false };
};
