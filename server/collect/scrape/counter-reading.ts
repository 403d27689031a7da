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
