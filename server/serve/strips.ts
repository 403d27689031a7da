import { type ObjectiveStrip, type StripsAnswer, stripsContract } from '#shared/api/strips.ts';
import { isoInstant } from '#shared/time.ts';
import { lastDayEdges } from '../compute/days.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import { type BudgetStrip, budgetStrip, stripWindow } from '../compute/strips.ts';
import type { Config } from '../config/config.ts';
import { queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const DEFAULT_DAYS = 90;

const toItem = ({ each, unit, spentRatios, costs, incidents }: BudgetStrip): ObjectiveStrip => ({
  service: each.service.id,
  objective: each.objective.id,
  window: each.window.name,
  unit,
  spent: [...spentRatios],
  cost: [...costs],
  incidents: incidents.map((incident) => ({ ...incident })),
});

/** One of each name: the windows of one answer end at the same minute. */
const toWindows = (objectives: readonly JudgedObjective[], edgesMs: readonly number[]) =>
  [...new Map(objectives.map(({ window }) => [window.name, window])).values()].map((window) => {
    const { name, firstDay, leavesAtMs } = stripWindow(window, edgesMs);
    return { window: name, firstDay, leavesAt: leavesAtMs.map(isoInstant) };
  });

/** @throws Problem `unknown-service` */
const readServices = (asked: string | undefined, config: Config): (string | null)[] =>
  asked === undefined || asked === ''
    ? [null]
    : [...new Set(asked.split(',').map((name) => knownService(config, name).id))];

export function serveStrips(app: Api, { board, config, store, clock }: ServeDeps): void {
  app.get(
    stripsContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'What each day spent of the budgets of many objectives, packed',
        querystring: stripsContract.query,
        response: { 200: stripsContract.response },
      },
    },
    async ({ query }): Promise<StripsAnswer> => {
      const current = config.current();
      const atMs = queryInstant(query.at, 'at');
      const count = query.days ?? DEFAULT_DAYS;
      const objectives = readServices(query.service, current).flatMap((service) =>
        board.objectives({ service, atMs }),
      );
      const endMs = objectives[0]?.window.endMs ?? atMs ?? clock.nowMs();
      const edgesMs = lastDayEdges(endMs, count, current.team.timeZone);
      return {
        at: isoInstant(atMs ?? clock.nowMs()),
        days: edgesMs.slice(0, -1).map(isoInstant),
        windows: toWindows(objectives, edgesMs),
        items: objectives.map((each) => toItem(budgetStrip(store, each, count))),
      };
    },
  );
}
