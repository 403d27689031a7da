import Type, { type Static } from 'typebox';
import { type Contract, Instant, NullableNumber } from './contract.ts';

/** What a budget is counted in beside its share. */
const budgetUnits = ['minutes', 'failures'] as const;

/** What each day spent of one objective's budget. */
export const ObjectiveStrip = Type.Object({
  service: Type.String(),
  objective: Type.String(),
  window: Type.String({ description: 'one of `windows`' }),
  unit: Type.Enum(budgetUnits),
  /** Shares of the window's budget, as many as there are days; null where nothing was heard or is agreed. */
  spent: Type.Array(NullableNumber),
  /** The same in `unit`. */
  cost: Type.Array(NullableNumber),
  /** Days on which an incident of the service lasted, by their place among the days: the first, and how many more. */
  incidents: Type.Array(Type.Object({ day: Type.Integer(), id: Type.String(), more: Type.Integer() })),
});
export type ObjectiveStrip = Static<typeof ObjectiveStrip>;

/** Which of the days a window holds. */
export const StripWindow = Type.Object({
  window: Type.String(),
  firstDay: Type.Integer({
    description: 'the first day that lies in it, in part or whole; all later ones do',
  }),
  leavesAt: Type.Array(Instant, {
    description:
      'of each day from `firstDay` on: when the middle of it leaves the window, or its period ends',
  }),
});
export type StripWindow = Static<typeof StripWindow>;

/** What each day spent of the window's budget, packed for many objectives; the bars of the 90-day strips. */
export const StripsAnswer = Type.Object({
  at: Instant,
  /** Starts of the days in the team's zone, oldest first; the running one is the last. */
  days: Type.Array(Instant),
  windows: Type.Array(StripWindow),
  items: Type.Array(ObjectiveStrip),
});
export type StripsAnswer = Static<typeof StripsAnswer>;

export const stripsContract = {
  method: 'GET',
  url: '/strips',
  query: Type.Object({
    service: Type.Optional(Type.String({ description: 'ids, parted by commas; all where none is given' })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, description: 'default 90' })),
    at: Type.Optional(Instant),
  }),
  response: StripsAnswer,
} as const satisfies Contract;
