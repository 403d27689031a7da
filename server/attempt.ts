/** How a scrape, a probe or a question to a server went, for counting. */
export interface Attempt {
  readonly kind: 'scrape' | 'probe' | 'query';
  /** `ok` or the stable key of the failure. */
  readonly result: string;
  readonly durationSeconds: number;
}
