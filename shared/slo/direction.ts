import type { Direction } from '../judgement.ts';
import type { RuleReading } from './rule-reading.ts';

/**
 * Where an objective is heading (METRICS.md §2): `burning` when both windows of any rule are above,
 * else what the strongest rule with one window above says: `rising` (the short one) or `easing` (the long
 * one); `steady` when none is.
 *
 * @param readings strongest rule first
 * @example page-1h only long above, ticket-24h only short above: `easing`
 */
export const direction = (readings: readonly RuleReading[]): Direction => {
  if (readings.some(({ firing }) => firing)) return 'burning';
  const moving = readings.find(({ longAbove, shortAbove }) => longAbove || shortAbove);
  if (moving === undefined) return 'steady';
  return moving.shortAbove ? 'rising' : 'easing';
};
