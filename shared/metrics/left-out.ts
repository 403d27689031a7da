import type { LeftOut } from '../figure.ts';

/** A receipt names the first twenty. */
export const ITEM_LIMIT = 20;

/**
 * Entries of a receipt for what was left out: one for each reason that left something out.
 *
 * @param ids what was left out, by reason
 * @example leftOut({ merge: ['a1b2c3'], negative: [] }) // [{ reason: 'merge', count: 1, items: ['a1b2c3'] }]
 */
export const leftOut = (ids: Readonly<Record<string, readonly string[]>>): LeftOut[] =>
  Object.entries(ids)
    .filter(([, items]) => items.length > 0)
    .map(([reason, items]) => ({ reason, count: items.length, items: items.slice(0, ITEM_LIMIT) }));

/** A number as formulas show it: ten significant digits at most, which leaves out the noise of binary fractions. */
export const inFormula = (value: number | null): string =>
  value === null ? 'none' : String(Number(value.toPrecision(10)));
