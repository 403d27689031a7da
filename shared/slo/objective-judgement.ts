import type { SliKind } from '../facts.ts';
import type { NoValueReason } from '../figure.ts';
import type { Direction, State } from '../judgement.ts';
import type { ErrorBudget } from './error-budget.ts';

/** Burn rate over one window; null without observations. */
export interface WindowBurn {
  /** `5m 30m 1h 2h 6h 24h 72h` */
  readonly window: string;
  readonly rate: number | null;
}

/** How one burn rule stands. */
export interface RuleJudgement {
  readonly rule: string;
  readonly factor: number;
  readonly reachable: boolean;
  readonly long: WindowBurn;
  readonly short: WindowBurn;
  readonly firing: boolean;
  /** While less history than a full long window exists: when it can fire first; else null. */
  readonly youngUntilMs: number | null;
}

/** Every number of an objective at one instant, as `ObjectiveShape` of the API says them. */
export interface ObjectiveJudgement {
  readonly sli: { readonly kind: SliKind; readonly name: string };
  /** 0-1; null where nothing is agreed. */
  readonly target: number | null;
  readonly good: number;
  readonly total: number;
  readonly value: number | null;
  /** Why there is no value; of a silent source also beside one, why it is silent. */
  readonly reason: NoValueReason | null;
  readonly coverage: number | null;
  /** Of the minutes that were not covered, those in which Andon itself did not run. */
  readonly collectorDownMinutes: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly budget: ErrorBudget | null;
  /** Strongest rule first; empty where nothing is agreed. */
  readonly burn: readonly RuleJudgement[];
  readonly state: State;
  readonly direction: Direction;
  /** When the burning began: while an episode of the page rules runs, or else while a ticket rule fires. */
  readonly sinceMs: number | null;
  readonly exhaustedAtMs: number | null;
  /** Only where the budget is used up. */
  readonly backInsideAtMs: number | null;
  /** As far as was known at the time. */
  readonly lastHeardAtMs: number | null;
  /** When the source was last heard, while it is silent; null also where it never was heard. */
  readonly nodataSinceMs: number | null;
  readonly agreementVersion: number | null;
  readonly coveredFromMs: number | null;
  /** Share of the last five minutes' observations that failed. */
  readonly failingRatio5m: number | null;
  readonly burnRate5m: number | null;
}
