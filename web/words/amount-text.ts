import type { Unit } from '#shared/figure.ts';
import type { JudgedLimit } from '#shared/judgement.ts';
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { limitDuration, metricDuration } from './format-duration.ts';
import { availabilityText, ceilAt, floorAt, signed } from './format-ratio.ts';

/** What must be known of a metric to say its values. */
export interface Measured {
  readonly metric: string;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
}

type AmountUnit = 'minute' | 'hour' | 'day' | 'ratio' | 'per-week';

/** A number and the name of its unit, which the catalogue puts together. */
export interface Amount {
  readonly digits: string;
  readonly unit: AmountUnit;
}

const PERCENT = 100;
const unitSeconds = { minute: MINUTE_SECONDS, hour: HOUR_SECONDS, day: DAY_SECONDS } as const;
const isTime = (unit: AmountUnit): unit is keyof typeof unitSeconds => unit in unitSeconds;

/** Metrics whose ratio is a promise that is kept. */
const isAvailability = (metric: string): boolean => metric === 'availability' || metric === 'latency';

/** Never rounded toward fine. */
const toBad = ({ better }: Measured, value: number, decimals: number): number =>
  better === 'lower' ? ceilAt(value, decimals) : floorAt(value, decimals);

const percentDecimals = (percent: number): number => (percent < 10 && percent !== 0 ? 1 : 0);

/** A value in the unit that its size asks for. @example amountOf(leadTime, 267_840) // { digits: '3.1', unit: 'day' } */
export const amountOf = (of: Measured, value: number): Amount => {
  if (of.unit === 'seconds') return metricDuration(value);
  if (of.unit === 'per-week')
    return { digits: signed(toBad(of, value, 1), 1).replace(/\.0$/, ''), unit: 'per-week' };
  const percent = value * PERCENT;
  const decimals = percentDecimals(percent);
  return { digits: signed(toBad(of, percent, decimals), decimals).replace(/\.0$/, ''), unit: 'ratio' };
};

/** A value as it stands beside a chart: `3.1d`, `52 min`, `11%`, `4.2 a week`. */
export const amountText = (of: Measured, value: number, words: DeskWords): string => {
  if (isAvailability(of.metric) && of.better === 'higher') return availabilityText(value, null);
  const { digits, unit } = amountOf(of, value);
  return words.trends.amount(digits, unit);
};

/** A value of an axis: exact, since it is a round one. @param step between two of them, whose unit all have */
export const tickText = (of: Measured, value: number, step: number, words: DeskWords): string => {
  if (value === 0) return '0';
  if (of.unit !== 'seconds') {
    const shown = of.unit === 'ratio' ? value * PERCENT : value;
    return words.trends.tick(String(Number(shown.toPrecision(6))), of.unit);
  }
  const unit = step >= DAY_SECONDS ? 'day' : step >= HOUR_SECONDS ? 'hour' : 'minute';
  return words.trends.tick(String(Number((value / unitSeconds[unit]).toPrecision(6))), unit);
};

/** A limit as it was agreed, exact; one that was reckoned is cut off: a week of 30 days is 23.3 %. */
const limitAmount = (of: Measured, value: number): Amount => {
  if (of.unit === 'seconds') return limitDuration(value);
  const shown = Number((of.unit === 'ratio' ? value * PERCENT : value).toPrecision(12));
  const isExact = shown === floorAt(shown, 3);
  return { digits: String(isExact ? shown : floorAt(shown, 1)), unit: of.unit };
};

/** What a limit is called: of a budget it is what would last, and nobody agreed on it by itself. */
export const agreedName = ({ metric }: Measured, { trends: { chart } }: DeskWords): string =>
  metric === 'budget-spent' ? chart.sustainable : chart.agreed;

/** `≤ 4d`, `≥ 3 a week`; Korean says it in a word. */
export const limitText = (of: Measured, limit: JudgedLimit, words: DeskWords): string => {
  const { digits, unit } = limitAmount(of, limit.value);
  return words.trends.limit(limit.kind === 'atMost', words.trends.amount(digits, unit));
};

/** The ends of a range in one unit, outward: `1.9–4.5d`. An end that cannot occur is left open. */
export const rangeText = (
  of: Measured,
  { lower, upper }: { readonly lower: number | null; readonly upper: number | null },
  words: DeskWords,
): string | null => {
  const last = upper ?? lower;
  if (last === null) return null;
  const { unit } = amountOf(of, last);
  const scale = isTime(unit) ? 1 / unitSeconds[unit] : unit === 'ratio' ? PERCENT : 1;
  // Both ends as fine as each other.
  const decimals = last * scale >= 10 ? 0 : 1;
  const inUnit = (value: number, round: typeof floorAt): string =>
    signed(round(value * scale, decimals), decimals);
  if (upper === null) return words.trends.from(words.trends.amount(inUnit(last, floorAt), unit));
  if (lower === null) return words.trends.upTo(words.trends.amount(inUnit(last, ceilAt), unit));
  return words.trends.range(inUnit(lower, floorAt), inUnit(upper, ceilAt), unit);
};

/** At most so far off may a round number be. */
const ABOUT = 0.1;

/** "about 3 days": a whole number where that is near enough, else one decimal. */
export const aboutText = (of: Measured, value: number, words: DeskWords): string => {
  const amount = amountOf(of, value);
  const exact = Number(amount.digits);
  const whole = Math.round(exact);
  const digits = Math.abs(whole - exact) <= ABOUT * exact && whole !== 0 ? String(whole) : amount.digits;
  return words.trends.about(digits, amount.unit);
};
