import { HOUR_MS, MINUTE_MS } from '../units.ts';

export type Severity = 'page' | 'ticket';

/**
 * A multi-window burn-rate alert, as the workbook gives it: by the share of the budget it lets go.
 *
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export interface BurnRuleTerms {
  readonly severity: Severity;
  readonly longMinutes: number;
  readonly shortMinutes: number;
  /** Share of the SLO period's budget that the long window would spend at the factor. */
  readonly budgetShare: number;
}

/** Strongest first: the order in which rules are asked. */
const burnRuleTerms: readonly BurnRuleTerms[] = [
  { severity: 'page', longMinutes: 60, shortMinutes: 5, budgetShare: 0.02 },
  { severity: 'page', longMinutes: 360, shortMinutes: 30, budgetShare: 0.05 },
  { severity: 'ticket', longMinutes: 1_440, shortMinutes: 120, budgetShare: 0.1 },
  { severity: 'ticket', longMinutes: 4_320, shortMinutes: 360, budgetShare: 0.1 },
];

/** Every window of the rules, shortest first. Minutes. */
export const burnWindowMinutes: readonly number[] = burnRuleTerms
  .flatMap(({ longMinutes, shortMinutes }) => [longMinutes, shortMinutes])
  .filter((minutes, index, all) => all.indexOf(minutes) === index)
  .sort((a, b) => a - b);

export interface BurnRule extends BurnRuleTerms {
  /** Severity and long window, e.g. `page-1h`. */
  readonly id: string;
  /** Burn rate that both windows have to exceed. */
  readonly factor: number;
  /** Whether failures of every request could exceed the factor. */
  readonly reachable: boolean;
}

/** A burn window as it is named everywhere: `5m 30m 1h 2h 6h 24h 72h`. */
export const burnWindowName = (minutes: number): string =>
  minutes < 60 ? `${minutes}m` : `${(minutes * MINUTE_MS) / HOUR_MS}h`;

/**
 * Shares are whole percents: whole numbers are divided once, so that a burn at exactly the factor is not a hair above
 * it, also where the factor has no end (31 days / 30).
 */
const factorOf = ({ budgetShare, longMinutes }: BurnRuleTerms, periodMs: number): number =>
  (Math.round(budgetShare * 100) * periodMs) / (100 * longMinutes * MINUTE_MS);

/**
 * The burn rules of an SLO period: factor = budget share × period / long window; those under 1 are left out,
 * since at 1 the budget lasts exactly the period.
 *
 * @param periodMs length of the SLO period
 * @param allowedRatio 1 − T, decides what is reachable
 * @example burnRules(30 * DAY_MS, 0.001)[0] // page-1h, factor 14.4
 */
export const burnRules = (periodMs: number, allowedRatio: number): BurnRule[] =>
  burnRuleTerms
    .map((terms) => {
      const factor = factorOf(terms, periodMs);
      const id = `${terms.severity}-${burnWindowName(terms.longMinutes)}`;
      return { ...terms, id, factor, reachable: factor * allowedRatio < 1 };
    })
    .filter(({ factor }) => factor >= 1);
