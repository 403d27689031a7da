import type { QuerySource } from '../../config/config.ts';

/** An objective that a server is asked about. */
export interface QueryObjective {
  readonly sliId: number;
  readonly source: QuerySource;
}

/**
 * What an objective's figures rest on: when it changes, they are asked for anew. How the server is reached is no
 * part of it.
 */
export function fingerprintOf({ server, total, part, selector, series }: QuerySource): string {
  const labels = series === null ? null : Object.entries(series).sort();
  return JSON.stringify([server, total, part, selector, labels]);
}
