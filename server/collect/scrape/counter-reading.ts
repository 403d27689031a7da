/** One series of a scrape as one objective reads it. */
export interface CounterReading {
  /** Identity of the series. */
  readonly key: string;
  readonly value: number;
  /** Whether the `total` selector means it. */
  readonly isTotal: boolean;
  /** Whether the `bad` or the `good` selector means it. */
  readonly isPart: boolean;
}

/** Whether it holds a count. A counter never is NaN, infinite or negative: such a value says nothing. */
export function isCount({ value }: CounterReading): boolean {
  return Number.isFinite(value) && value >= 0;
}
