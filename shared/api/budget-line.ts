import Type, { type Static } from 'typebox';
import { type Contract, Instant, NullableInstant, NullableNumber, TeamShape } from './contract.ts';
import { EpisodeShape } from './episodes.ts';
import { LaneIncident, LaneRelease } from './trends.ts';

/** What was left of the budget over the last thirty days: at most 400 points. */
export const BudgetLineAnswer = Type.Object({
  at: Instant,
  team: TeamShape,
  service: Type.String(),
  objective: Type.String(),
  window: Type.String(),
  warningRatio: Type.Union([Type.Number(), Type.Null()], {
    description: 'share under which it is close to the limit; null where nothing is agreed',
  }),
  points: Type.Array(Type.Object({ at: Instant, remaining: NullableNumber })),
  /** Only while it burns too fast: where the budget goes at the rate of the last hour, at most three days ahead. */
  projection: Type.Union([
    Type.Object({ at: Instant, remaining: Type.Number(), exhaustedAt: NullableInstant }),
    Type.Null(),
  ]),
  releases: Type.Array(LaneRelease),
  incidents: Type.Array(LaneIncident),
  episodes: Type.Array(EpisodeShape),
});
export type BudgetLineAnswer = Static<typeof BudgetLineAnswer>;

export const budgetLineContract = {
  method: 'GET',
  url: '/services/:id/budget-line',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ objective: Type.Optional(Type.String()), at: Type.Optional(Instant) }),
  response: BudgetLineAnswer,
} as const satisfies Contract;
