import type { Computed } from '../figure.ts';
import { inFormula } from './left-out.ts';

/** Events of which it was told whether they are such, or are not, and those of which nobody said. */
export interface ToldCounts {
  readonly yesCount: number;
  readonly noCount: number;
  readonly notToldCount: number;
}

/**
 * Those that are such / all. One of which nobody said is in the whole and not in the share, so that silence never makes
 * a figure better; the upper end of the range takes it for one. Null where nobody said of any: no data is not zero.
 *
 * @example toldShare({ yesCount: 1, noCount: 1, notToldCount: 2 }) // value 0.25, n 4, low 0.25, high 0.75
 */
export function toldShare({
  yesCount,
  noCount,
  notToldCount,
}: ToldCounts): Pick<Computed, 'value' | 'n' | 'reason' | 'low' | 'high'> {
  const n = yesCount + noCount + notToldCount;
  if (n === notToldCount) return { value: null, n, reason: 'no-data', low: null, high: null };
  const value = yesCount / n;
  if (notToldCount === 0) return { value, n, reason: null, low: null, high: null };
  return { value, n, reason: null, low: value, high: (yesCount + notToldCount) / n };
}

/**
 * The same in words and figures.
 *
 * @param what what those are that count, `started by a pipeline`
 * @param all what all are, `deployments`
 */
export function toldFormula(counts: ToldCounts, what: string, all: string): string {
  const { value, n } = toldShare(counts);
  const unsaid = counts.notToldCount === 0 ? '' : ` (of ${counts.notToldCount} nobody said)`;
  return `${counts.yesCount} ${what} / ${n} ${all}${unsaid} = ${inFormula(value)}`;
}
