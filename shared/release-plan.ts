/** When the team means to release: `weekly on Thursday 22:00`, in the team's zone. */
export interface ReleasePlan {
  /** As it is written in the configuration. */
  readonly text: string;
  /** Every so many weeks; at least 1. */
  readonly everyWeeks: number;
  /** ISO weekdays, 1 is Monday; sorted, at least one. */
  readonly weekdays: readonly number[];
  /** Minutes since midnight; 0 to 1 439. */
  readonly minuteOfDay: number;
  /** A day (`2026-01-08`) of a week in which one is due; null where every week is one. */
  readonly anchorDay: string | null;
}
