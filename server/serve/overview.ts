import { type OverviewItem, overviewContract } from '#shared/api/overview.ts';
import { periodEdges } from '#shared/calendar.ts';
import { allowedRatio } from '#shared/slo/allowed-ratio.ts';
import { burnRate, countBurn } from '#shared/slo/burn-rate.ts';
import { burnWindowMinutes, burnWindowName } from '#shared/slo/burn-rules.ts';
import { isoInstant } from '#shared/time.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import { isoInstantOrNull, queryInstant } from './instants.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

function packDays({ facts, window }: JudgedObjective): OverviewItem['days'] {
  const edges = periodEdges('day', window.startMs, window.endMs, window.zone);
  const inside = [window.startMs, ...edges.slice(1, -1), window.endMs];
  const sums = facts.tallies.sums(inside);
  return {
    start: isoInstantOrNull(edges[0] ?? null),
    good: sums.map((sum) => sum.good),
    total: sums.map((sum) => sum.total),
  };
}

/** The rate of every burn window, also of rules that the SLO period leaves out; none where nothing is agreed. */
function packBurn({ facts, judged, window }: JudgedObjective): OverviewItem['burn'] {
  if (judged.target === null) return {};
  const allowed = allowedRatio(judged.target);
  return Object.fromEntries(
    burnWindowMinutes.map((minutes) => [
      burnWindowName(minutes),
      burnRate(countBurn(facts.tallies, window.endMs, minutes), allowed),
    ]),
  );
}

const toItem = (each: JudgedObjective): OverviewItem => ({
  service: each.service.id,
  objective: each.objective.id,
  state: each.judged.state,
  value: each.judged.value,
  coverage: each.judged.coverage,
  remaining: each.judged.budget?.remaining ?? null,
  days: packDays(each),
  burn: packBurn(each),
});

export function serveOverview(app: Api, { board, clock }: ServeDeps): void {
  app.get(
    overviewContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'All services at once, packed',
        querystring: overviewContract.query,
        response: { 200: overviewContract.response },
      },
    },
    async ({ query }) => {
      const atMs = queryInstant(query.at, 'at');
      const items = board.objectives({ service: null, atMs, windowName: query.window ?? null }).map(toItem);
      return { at: isoInstant(atMs ?? clock.nowMs()), items, next: null };
    },
  );
}
