import type { ListFilter } from '#shared/api/contract.ts';
import type { Config } from '../config/config.ts';
import type { ListQuery } from '../store/store.ts';
import { queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';

const DEFAULT_LIMIT = 50;

/** What a list's query parameters ask of the store. @throws Problem for an unknown service or a bad time */
export function readListQuery(filter: ListFilter, config: Config): ListQuery {
  return {
    service: filter.service === undefined ? null : knownService(config, filter.service).id,
    fromMs: queryInstant(filter.from, 'from'),
    toMs: queryInstant(filter.to, 'to'),
    limit: filter.limit ?? DEFAULT_LIMIT,
    cursor: filter.cursor ?? null,
  };
}
