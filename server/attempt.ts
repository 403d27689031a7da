/** How a scrape or probe went, for counting. */
export interface Attempt {
  readonly kind: 'scrape' | 'probe';
  /** `ok` or the stable key of the failure. */
  readonly result: string;
  readonly durationSeconds: number;
}
