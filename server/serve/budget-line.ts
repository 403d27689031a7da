import { budgetLineContract } from '#shared/api/budget-line.ts';
import { isoInstant } from '#shared/time.ts';
import { askedObjective } from '../compute/asked-objective.ts';
import type { BudgetLine } from '../compute/budget-line.ts';
import { agreementOf } from '../compute/objective-agreement.ts';
import { toEpisode } from './episode-answer.ts';
import { isoInstantOrNull, queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import { toLaneIncident, toLaneRelease } from './lane-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const toPoint = ({ atMs, remaining }: BudgetLine['points'][number]) => ({ at: isoInstant(atMs), remaining });

function toProjection({ judged: { judged }, projection }: BudgetLine) {
  return projection === null
    ? null
    : {
        ...toPoint(projection),
        remaining: projection.remaining,
        exhaustedAt: isoInstantOrNull(judged.exhaustedAtMs),
      };
}

export function serveBudgetLine(app: Api, { board, config, clock }: ServeDeps): void {
  app.get(
    budgetLineContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'What was left of an error budget over thirty days, and what happened beside it',
        params: budgetLineContract.params,
        querystring: budgetLineContract.query,
        response: { 200: budgetLineContract.response },
      },
    },
    async ({ params, query }) => {
      const atMs = queryInstant(query.at, 'at');
      const current = config.current();
      const service = knownService(current, params.id).id;
      const objectives = board.objectives({ service, atMs });
      const judged = askedObjective(objectives, service, query.objective ?? null);
      const line = board.budgetLine(judged, atMs);
      return {
        at: isoInstant(atMs ?? clock.nowMs()),
        team: { ...current.team },
        service,
        objective: judged.objective.id,
        window: judged.window.name,
        warningRatio: agreementOf(judged)?.limit.warningRatio ?? null,
        points: line.points.map(toPoint),
        projection: toProjection(line),
        releases: line.releases.map(toLaneRelease),
        incidents: line.incidents.map(toLaneIncident),
        episodes: line.episodes.map(toEpisode),
      };
    },
  );
}
