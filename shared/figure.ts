import type { Judgement } from './judgement.ts';
import type { Window } from './time.ts';

/** Why a figure has no value (METRICS.md §1). No data is not zero, not 100 %, not green. */
export const noValueReasons = [
  'no-data',
  'too-few',
  'not-configured',
  'target-down',
  'collector-down',
  'not-reached',
  'before-start',
] as const;
export type NoValueReason = (typeof noValueReasons)[number];

export const units = ['ratio', 'seconds', 'per-week'] as const;
export type Unit = (typeof units)[number];

/** Something that was left out of a figure, and why. Reasons are stable keys that the screens translate. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
  /** Ids of what was left out, the first twenty. */
  readonly items: readonly string[];
}

/** What a metric's `compute` answers: the number and everything its receipt needs. */
export interface Computed {
  /** Null where `reason` says why. Ratios 0-1, durations in seconds, frequencies per week. */
  readonly value: number | null;
  /** How many events or observations it rests on. */
  readonly n: number;
  readonly reason: NoValueReason | null;
  /** Lower and upper bound of the value where the facts leave it open; null where they do not. */
  readonly low: number | null;
  readonly high: number | null;
  /** Other statistics of the same facts, named with their unit. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** The formula with the figures put in, e.g. `good 1998 / total 2000 = 0.999`. */
  readonly formula: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly leftOut: readonly LeftOut[];
  /** When the history begins, where that is inside the window; else null. */
  readonly coveredFromMs: number | null;
}

/** One figure: never a bare number. */
export interface Figure extends Computed {
  readonly metric: string;
  /** A service id, or `all`. */
  readonly service: string;
  /** Only for availability and error-budget. */
  readonly objective: string | null;
  readonly unit: Unit;
  readonly window: Window;
  readonly judgement: Judgement;
}
