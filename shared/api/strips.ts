import Type, { type Static } from 'typebox';
import { type Contract, Instant, NullableNumber } from './contract.ts';

/** What each day spent of the window's budget, packed for many objectives; the bars of the 90-day strips. */
export const StripsAnswer = Type.Object({
  at: Instant,
  /** Starts of the days in the team's zone, oldest first; the running one is the last. */
  days: Type.Array(Instant),
  items: Type.Array(
    Type.Object({
      service: Type.String(),
      objective: Type.String(),
      window: Type.String(),
      spent: Type.Array(NullableNumber),
    }),
  ),
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
