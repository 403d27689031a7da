import { DAY_MS } from '#shared/units.ts';
import { dateParts } from '../words/format-time.ts';

/** Where a quarter begins in a span, or where the span begins inside of one. */
export interface QuarterRule {
  readonly atMs: number;
  /** 1-4 */
  readonly quarter: number;
  readonly year: string;
}

const MONTHS_PER_QUARTER = 3;

const quarterAt = (atMs: number, zone: string): Omit<QuarterRule, 'atMs'> => {
  // Korean months are numbers.
  const { month, year } = dateParts(atMs, zone, 'ko');
  return { quarter: Math.ceil(Number(month) / MONTHS_PER_QUARTER), year };
};

/** Two years of them; a longer span has no room for more. */
const MOST = 9;

/**
 * The quarters of a span of whole days, oldest first; none where they would be too many to read.
 *
 * @param fromMs,toMs midnights of the zone, or any moments: a quarter is then late by less than a day
 */
export const quarterRules = (fromMs: number, toMs: number, zone: string): QuarterRule[] => {
  if (!(toMs > fromMs) || toMs - fromMs > MOST * 92 * DAY_MS) return [];
  const rules: QuarterRule[] = [{ atMs: fromMs, ...quarterAt(fromMs, zone) }];
  for (let atMs = fromMs + DAY_MS; atMs < toMs; atMs += DAY_MS) {
    const { quarter, year } = quarterAt(atMs, zone);
    if (quarter !== rules.at(-1)?.quarter) rules.push({ atMs, quarter, year });
  }
  return rules;
};
