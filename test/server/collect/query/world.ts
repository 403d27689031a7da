import type { QuerySource } from '../../../../server/config/config.ts';
import type { WorldSeries } from './promql-model.ts';
import { query } from './query-rig.ts';

export const total = (job: string) => `sum(increase(r_total{job="${job}"}[1m]))`;
export const bad = (job: string) => `sum(increase(r_total{job="${job}",code=~"5.."}[1m]))`;

/** Two series of a job: of `size` requests a minute, `failed` fail; nothing before `fromMs`. */
export function traffic(job: string, size: number, failed: number, fromMs = 0): WorldSeries[] {
  const since = (count: number) => (atSeconds: number) => (atSeconds * 1_000 > fromMs ? count : 0);
  return [
    { labels: { __name__: 'r_total', job, code: '200' }, increaseAt: since(size - failed) },
    { labels: { __name__: 'r_total', job, code: '503' }, increaseAt: since(failed) },
  ];
}

/** The question about a job's traffic. */
export const ask = (server: string, job: string, given: Partial<QuerySource> = {}) =>
  query({ server, total: total(job), selector: bad(job), ...given });

/** A refusal as the API words it. */
export const refusal = (errorType: string, error: string) =>
  JSON.stringify({ status: 'error', errorType, error });
