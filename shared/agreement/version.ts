import type { JudgedLimit } from '../judgement.ts';

export type Role = string;

/**
 * What was agreed for one metric or objective. Exactly one of `target`, `atMost`, `atLeast` is set.
 * Ratios 0-1, durations in seconds, frequencies per week.
 */
export interface Limit {
  readonly limit: JudgedLimit;
  /** A window name: `7d 28d 30d 90d` or `week month quarter`. */
  readonly window: string;
  readonly statistic: 'median' | 'mean';
  /** Share of the budget under which an objective is `near`; default 0.2. */
  readonly warningRatio: number;
}

/** One version of the append-only ledger. Version 1 is in force for all time before version 2. */
export interface AgreementVersion {
  readonly version: number;
  readonly effectiveFromMs: number;
  readonly signedBy: readonly Role[];
  readonly author: string;
  readonly reason: string | null;
  /** By metric or objective id. */
  readonly metrics: Readonly<Record<string, Limit>>;
  /** By service id, then by metric or objective id; whole limits, already merged with the team's. */
  readonly services: Readonly<Record<string, Readonly<Record<string, Limit>>>>;
}
