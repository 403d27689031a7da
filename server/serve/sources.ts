import { sourcesContract } from '#shared/api/sources.ts';
import { Problem } from '#shared/problems.ts';
import type { SourceState } from '#shared/source.ts';
import { isoInstant } from '#shared/time.ts';
import { DAY_MS } from '#shared/units.ts';
import { listSources, type Source } from '../compute/sources.ts';
import { knownService } from './known-service.ts';
import { toNotice } from './notice-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toDiscoveryItem, toSourceItem } from './source-answer.ts';

const OUTAGES_MS = 30 * DAY_MS;
const DEFAULT_LIMIT = 1_000;

function countStates(sources: readonly Source[]): Record<SourceState, number> {
  const counts = { 'not-answering': 0, silent: 0, 'failed-once': 0, waiting: 0, answering: 0 };
  for (const { standing } of sources) counts[standing] += 1;
  return counts;
}

/** Reads a cursor of this list: how many sources stand before the page. @throws Problem `invalid-query` */
function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new Problem('invalid-query', 'The cursor is not one that a list gave as "next".', [
    { at: 'cursor', message: 'not a cursor of this list' },
  ]);
}

/**
 * One page. The cursor counts all sources, not those of the state that is asked for: they stand in the order of the
 * configuration, so a state that changes between two pages moves nothing.
 */
function cutPage(
  sources: readonly Source[],
  { state, limit, fromIndex }: { state: SourceState | null; limit: number; fromIndex: number },
): { shown: Source[]; next: string | null } {
  const shown: Source[] = [];
  for (const [index, source] of sources.entries()) {
    if (index < fromIndex || (state !== null && source.standing !== state)) continue;
    if (shown.length === limit) return { shown, next: String(index) };
    shown.push(source);
  }
  return { shown, next: null };
}

/** Not kept: the next attempt of every target moves on without a fact that changes. */
export function serveSources(app: Api, deps: ServeDeps): void {
  const { board, config, store, clock, activity, startedAtMs } = deps;
  app.get(
    sourcesContract.url,
    {
      config: { access: 'open' },
      schema: {
        summary: 'What every objective is fed by: how each target is asked, how that went, what comes next',
        querystring: sourcesContract.query,
        response: { 200: sourcesContract.response },
      },
    },
    async ({ query }) => {
      const nowMs = clock.nowMs();
      const current = config.current();
      const services =
        query.service === undefined ? current.services : [knownService(current, query.service)];
      const now = activity();
      const sources = listSources(store, { services, activity: now, startedAtMs, nowMs });
      const { shown, next } = cutPage(sources, {
        state: query.state ?? null,
        limit: query.limit ?? DEFAULT_LIMIT,
        fromIndex: readCursor(query.cursor),
      });
      return {
        at: isoInstant(nowMs),
        team: { ...current.team },
        sample: board.sample,
        collector: {
          startedAt: isoInstant(startedAtMs),
          outages: store.collector
            .outages(nowMs - OUTAGES_MS, nowMs)
            .map(({ fromMs, toMs }) => ({ from: isoInstant(fromMs), to: isoInstant(toMs) })),
        },
        counts: countStates(sources),
        items: shown.map(toSourceItem),
        discovery: now.discovery.map(toDiscoveryItem),
        notices: board.notices().map(toNotice),
        next,
      };
    },
  );
}
