/** How one source of facts stands, most urgent first. */
export const sourceStates = ['not-answering', 'silent', 'failed-once', 'waiting', 'answering'] as const;
export type SourceState = (typeof sourceStates)[number];

export const sourceKinds = ['scrape', 'probe', 'query', 'push'] as const;

/** What of a metrics page is counted, or what a probe speaks. */
export const sourceMeans = [
  'up',
  'counters',
  'histogram',
  'gauge',
  'http',
  'tcp',
  'tls',
  'dns',
  'ping',
] as const;
export type SourceMeans = (typeof sourceMeans)[number];
