import { counterIncrease } from '../../../shared/stats/counter-increase.ts';
import { type Increases, isBadCode } from './system.ts';

/** The raw samples of one agreed counter. */
export interface RawCounter {
  readonly code: string;
  readonly values: readonly number[];
}

/** What a counter grew by over its samples; after a reset, the value that it begins anew with counts. */
export function increaseOf(values: readonly number[]): number {
  return values
    .slice(1)
    .reduce((sum, value, index) => sum + counterIncrease(values[index] ?? value, value), 0);
}

export function sumIncreases(counters: readonly RawCounter[]): Increases {
  let total = 0;
  let bad = 0;
  for (const { code, values } of counters) {
    const increase = increaseOf(values);
    total += increase;
    if (isBadCode(code)) bad += increase;
  }
  return { total, bad };
}
