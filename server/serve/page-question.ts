import type { Span } from '#shared/time.ts';
import type { Config } from '../config/config.ts';
import { knownService } from './known-service.ts';
import { readPageSpan } from './page-span.ts';

const DEFAULT_LIMIT = 50;

/** Which events a page of them is asked for. */
interface PageQuestion {
  /** Null for all. */
  readonly service: string | null;
  readonly span: Span;
  readonly limit: number;
  readonly cursor: string | null;
}

type PageQuery = Readonly<
  Partial<Record<'service' | 'from' | 'to' | 'cursor', string | undefined>> & { limit?: number | undefined }
>;

/** @throws Problem `unknown-service`; `invalid-query` for an edge that is neither day nor time */
export const readPageQuestion = (query: PageQuery, config: Config, nowMs: number): PageQuestion => ({
  service: query.service === undefined ? null : knownService(config, query.service).id,
  span: readPageSpan(query, config.team.timeZone, nowMs),
  limit: query.limit ?? DEFAULT_LIMIT,
  cursor: query.cursor ?? null,
});
