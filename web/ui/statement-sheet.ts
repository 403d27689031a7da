import type { StatementAnswer, StatementLine } from '#shared/api/statement.ts';
import { wholeParts } from '../words/whole-parts.ts';

/** What something cost, in whole numbers that add up on the page; 0 is less than one. */
export interface ShownCost {
  /** Minutes, or failures. */
  readonly cost: number;
  /** Of the allowance; null where what is left is not known. */
  readonly percent: number | null;
}

/** A line as the page shows it. */
export interface StatementEntry extends ShownCost {
  readonly line: StatementLine;
}

/** A statement as the page shows it: its entries, one fold and the rest together cost what the total says. */
export interface StatementSheet {
  readonly entries: readonly StatementEntry[];
  /** Days of scattered failures, where there are so many of them that they hide the rest. */
  readonly folded: readonly StatementEntry[];
  /** What a short list leaves to the page of the statement. */
  readonly rest: readonly StatementEntry[];
  readonly total: ShownCost;
}

/** So many days of scattered failures are one line. */
const FOLDED_FROM = 3;
const PERCENT = 100;

/** What entries cost together, as shown. */
export const costTogether = (entries: readonly ShownCost[]): ShownCost => ({
  cost: entries.reduce((sum, { cost }) => sum + cost, 0),
  percent: entries.some(({ percent }) => percent === null)
    ? null
    : entries.reduce((sum, { percent }) => sum + (percent ?? 0), 0),
});

/** @param limit how many entries are shown; null for all */
export const statementSheet = (
  { lines }: Pick<StatementAnswer, 'lines'>,
  limit: number | null,
): StatementSheet => {
  const costs = wholeParts(lines.map(({ bad, badMinutes }) => badMinutes ?? bad));
  const percents = wholeParts(lines.map(({ share }) => (share ?? 0) * PERCENT));
  const all = lines.map((line, index): StatementEntry => {
    const percent = line.share === null ? null : (percents[index] ?? 0);
    return { line, cost: costs[index] ?? 0, percent };
  });
  const scattered = all.filter(({ line }) => line.kind === 'scattered');
  const folded = scattered.length < FOLDED_FROM ? [] : scattered;
  const single = folded.length === 0 ? all : all.filter(({ line }) => line.kind !== 'scattered');
  const shown = limit ?? single.length;
  return { entries: single.slice(0, shown), folded, rest: single.slice(shown), total: costTogether(all) };
};
