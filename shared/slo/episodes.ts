import type { MinuteColumns } from '../facts.ts';
import { MINUTE_MS } from '../units.ts';
import { burnRate } from './burn-rate.ts';
import type { BurnRule } from './burn-rules.ts';
import type { BurnTerms } from './burn-terms.ts';
import { countMinutes } from './minute-counts.ts';
import { type CountBurn, readRule } from './rule-reading.ts';

/** A time in which an objective burned. */
export interface Episode {
  /** Id of the rule that fired first. */
  readonly rule: string;
  /** When it first fired. */
  readonly beganAtMs: number;
  /** When the burning that made it fire began: its earliest bad minute. */
  readonly sinceMs: number;
  /** Null while it runs. */
  readonly endedAtMs: number | null;
}

/** Whether a rule's long window is below its factor: there an episode of it ends. */
export const isQuiet = (rule: BurnRule, terms: BurnTerms, count: CountBurn, endMs: number): boolean =>
  (burnRate(count(endMs, rule.longMinutes), terms.allowedRatio) ?? 0) < rule.factor;

/** The earliest minute of the short window whose own burn is at or above the factor. */
const burningSince = (rule: BurnRule, terms: BurnTerms, count: CountBurn, endMs: number): number => {
  let minuteMs = endMs - rule.shortMinutes * MINUTE_MS;
  const burns = (): boolean =>
    (burnRate(count(minuteMs + MINUTE_MS, 1), terms.allowedRatio) ?? 0) >= rule.factor;
  while (minuteMs < endMs - MINUTE_MS && !burns()) minuteMs += MINUTE_MS;
  return minuteMs;
};

/** The rules in whose episode `endMs` lies: those that fire, and those that fired and are not quiet yet. */
const rulesHeld = (
  terms: BurnTerms,
  held: readonly string[],
  count: CountBurn,
  endMs: number,
  firstMinuteMs: number,
): BurnRule[] =>
  terms.rules.filter((rule) =>
    held.includes(rule.id)
      ? !isQuiet(rule, terms, count, endMs)
      : readRule(rule, terms, count, endMs, firstMinuteMs).firing,
  );

/** The terms that hold for windows ending at `endMs`. */
export const termsAt = (terms: readonly BurnTerms[], endMs: number): BurnTerms | undefined =>
  terms.find(({ fromMs, toMs }) => fromMs < endMs && endMs <= toMs);

/**
 * The episodes of an objective (METRICS.md §2), oldest first: from the minute in which a rule first fires
 * until every rule that fired has its long window below its factor. Episodes of several rules that overlap
 * are one. Each minute is judged by the terms in force then; takes time in proportion to the minutes.
 *
 * @param columns minutes up to the end; those before `fromMs` only feed the windows
 * @param terms with the rules that count: the page rules, or the ticket rules
 * @param firstMinuteMs when the history begins
 * @param fromMs first window end that is judged, a minute edge, epoch ms
 * @example a failure of all requests from 13:40 on, judged for 99.9 %: since 13:40
 */
export const episodes = (
  columns: MinuteColumns,
  terms: readonly BurnTerms[],
  firstMinuteMs: number,
  fromMs: number,
): Episode[] => {
  const count = countMinutes(columns);
  const lastMs = columns.startMs + columns.total.length * MINUTE_MS;
  const ended: Episode[] = [];
  let open: Episode | null = null;
  let held: readonly string[] = [];
  for (let endMs = fromMs; endMs <= lastMs; endMs += MINUTE_MS) {
    const now = termsAt(terms, endMs);
    const rules = now === undefined ? [] : rulesHeld(now, held, count, endMs, firstMinuteMs);
    const first = rules[0];
    if (open !== null && first === undefined) {
      ended.push({ ...open, endedAtMs: endMs });
      open = null;
    }
    if (open === null && now !== undefined && first !== undefined) {
      const sinceMs = burningSince(first, now, count, endMs);
      open = { rule: first.id, beganAtMs: endMs, sinceMs, endedAtMs: null };
    }
    held = rules.map(({ id }) => id);
  }
  return open === null ? ended : [...ended, open];
};
