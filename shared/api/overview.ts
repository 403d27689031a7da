import Type, { type Static } from 'typebox';
import { type Contract, Instant, NullableNumber, StateName } from './contract.ts';

/** One objective, packed: for the wall and for those who ask about everything. */
export const OverviewItem = Type.Object({
  service: Type.String(),
  objective: Type.String(),
  state: StateName,
  value: NullableNumber,
  coverage: NullableNumber,
  remaining: Type.Union([Type.Number(), Type.Null()], { description: 'share of the error budget, signed' }),
  days: Type.Object({
    start: Type.Union([Instant, Type.Null()], {
      description: 'start of the first day, in the zone of the team',
    }),
    good: Type.Array(Type.Number()),
    total: Type.Array(Type.Number()),
  }),
  burn: Type.Record(Type.String(), NullableNumber, {
    description: 'burn rate by window: 5m 30m 1h 2h 6h 24h 72h',
  }),
});
export type OverviewItem = Static<typeof OverviewItem>;

export const overviewContract = {
  method: 'GET',
  url: '/overview',
  query: Type.Object({ at: Type.Optional(Instant), window: Type.Optional(Type.String()) }),
  response: Type.Object({ at: Instant, items: Type.Array(OverviewItem), next: Type.Null() }),
} as const satisfies Contract;
