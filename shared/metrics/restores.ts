import type { Limit } from '../agreement/version.ts';
import { type Duration, kaplanMeierMedian } from '../stats/kaplan-meier.ts';
import { mean } from '../stats/mean.ts';
import { inFormula } from './left-out.ts';

/** How long it took until users could work again, of what ended and of what is still open. */
export interface Restores {
  /** Kaplan–Meier; null where open ones keep it from being reached, and for none. */
  readonly medianSeconds: number | null;
  /** Of those that ended. */
  readonly meanSeconds: number | null;
  readonly resolved: number;
  readonly open: number;
  /** Set where open ones keep the median from being reached. */
  readonly atLeastSeconds: number | null;
}

/** @param lengths seconds over 0 */
export function measureRestores(lengths: readonly Duration[]): Restores {
  const { medianSeconds, longestSeconds } = kaplanMeierMedian(lengths);
  const resolved = lengths.filter(({ ended }) => ended);
  return {
    medianSeconds,
    meanSeconds: mean(resolved.map(({ seconds }) => seconds)),
    resolved: resolved.length,
    open: lengths.length - resolved.length,
    atLeastSeconds: medianSeconds === null ? longestSeconds : null,
  };
}

/** Value, n, reason and formula of the statistic that the agreement judges by. */
export function judgedRestores(restores: Restores, statistic: NonNullable<Limit['statistic']>) {
  const { medianSeconds, meanSeconds, resolved, open, atLeastSeconds } = restores;
  if (statistic === 'mean') {
    const formula = `mean of ${resolved} restored = ${inFormula(meanSeconds)} s`;
    const reason = meanSeconds === null ? ('no-data' as const) : null;
    return { value: meanSeconds, n: resolved, reason, formula };
  }
  const known = atLeastSeconds === null ? inFormula(medianSeconds) : `at least ${inFormula(atLeastSeconds)}`;
  const formula = `Kaplan–Meier median of ${resolved} restored and ${open} open = ${known} s`;
  const none = atLeastSeconds === null ? ('no-data' as const) : ('not-reached' as const);
  return { value: medianSeconds, n: resolved + open, reason: medianSeconds === null ? none : null, formula };
}
