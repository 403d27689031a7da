/** U+2212: Intl writes a hyphen, which is too short to be seen across a room. */
export const MINUS = '\u2212';

/**
 * The largest number of `decimals` places that is not above `value`. Twelve significant digits are trusted,
 * so that 0.29 × 100 = 28.999999999999996 is the 29 that it means.
 * `floorAt(99.996, 2) === 99.99`, `floorAt(-0.5, 0) === -1`
 */
export const floorAt = (value: number, decimals: number): number => {
  const factor = 10 ** decimals;
  const floored = Math.floor(Number((value * factor).toPrecision(12))) / factor;
  return floored === 0 ? 0 : floored;
};

/** As `floorAt`, upward: for losses, which are never made smaller. `ceilAt(11.31, 0) === 12` */
export const ceilAt = (value: number, decimals: number): number => {
  const raised = -floorAt(-value, decimals);
  return raised === 0 ? 0 : raised;
};

/** Fixed decimals with a true minus: `signed(-1, 0) === '−1'`. */
export const signed = (value: number, decimals: number): string =>
  value.toFixed(decimals).replace('-', MINUS);

const PERCENT = 100;
const MOST_DECIMALS = 5;

const decimalsOf = (percent: number): number => {
  const [, decimals = ''] = String(Number(percent.toPrecision(12))).split('.');
  return decimals.length;
};

/**
 * How many decimals an availability is shown with: those of its target and one more, so that 99.89 % cannot
 * hide behind 99.9 %. Two where nothing is agreed. `availabilityDecimals(0.999) === 2`
 */
export const availabilityDecimals = (target: number | null): number =>
  target === null ? 2 : Math.min(MOST_DECIMALS, decimalsOf(target * PERCENT) + 1);

/**
 * An availability in per cent, floored: 0.99996 against 99.9 % is `99.99%`, never `100.00%`.
 * @param value 0-1
 * @param target 0-1, or null where nothing is agreed
 */
export const availabilityText = (value: number, target: number | null): string => {
  const decimals = availabilityDecimals(target);
  return `${signed(floorAt(value * PERCENT, decimals), decimals)}%`;
};

/** Heard for less than this share of the time, a figure says so (METRICS.md §2). */
const FULL_COVERAGE = 0.995;

/** How much of the time was heard, in per cent, floored; null where that is all that a reader assumes. */
export const coveragePercent = (coverage: number | null): string | null =>
  coverage === null || coverage >= FULL_COVERAGE ? null : `${floorAt(coverage * PERCENT, 1).toFixed(1)}%`;

/** How much of the time was heard, floored, without padding: `heardText(1) === '100%'`, 0.99996 is `99.9%`. */
export const heardText = (coverage: number): string => `${floorAt(coverage * PERCENT, 1)}%`;

/** A target as it was agreed, without padding: `targetText(0.9995) === '99.95%'`. */
export const targetText = (target: number): string => `${Number((target * PERCENT).toPrecision(12))}%`;

/** Budget left in whole per cent, floored and grouped, without the sign: −0.005 is `−1`, −217.85 is `−21,785`. */
export const budgetDigits = (remaining: number): string =>
  countText(floorAt(remaining * PERCENT, 0)).replace('-', MINUS);

/** Budget left as text: `budgetText(-0.18) === '−18%'`. */
export const budgetText = (remaining: number): string => `${budgetDigits(remaining)}%`;

/** A share that is a loss, in per cent, rounded up: one decimal under 10 %, none above. 0.1131 is `12`. */
export const lossDigits = (ratio: number): string => {
  const percent = ratio * PERCENT;
  const decimals = percent < 10 && percent !== 0 ? 1 : 0;
  return countText(ceilAt(percent, decimals));
};

/** A burn rate for the badge: from 10 a whole number, below with one decimal, 0 alone; rounded up, a loss. */
export const burnDigits = (rate: number): string => {
  if (rate === 0) return '0';
  const tenths = ceilAt(rate, 1);
  return tenths >= 10 ? String(ceilAt(rate, 0)) : tenths.toFixed(1);
};

/** A count with grouping as both languages write it: `1,240,000`. */
export const countText = (count: number): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(count);
