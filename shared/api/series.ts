import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  JudgementShape,
  Nullable,
  NullableNumber,
  ReasonName,
  UnitName,
} from './contract.ts';

export const SeriesQuery = Type.Object({
  metric: Type.String(),
  service: Type.Optional(Type.String({ description: '`all` (default), a service id, or `group:<name>`' })),
  objective: Type.Optional(Type.String({ description: 'default `availability`' })),
  by: Type.Optional(Type.Enum(['day', 'week', 'sprint', 'month'] as const, { description: 'default week' })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
});
export type SeriesQuery = Static<typeof SeriesQuery>;

export const SeriesPointShape = Type.Object({
  start: Instant,
  end: Instant,
  value: NullableNumber,
  n: Type.Number(),
  partial: Type.Boolean({ description: 'the period is not over' }),
  reason: Nullable(ReasonName),
  judgement: JudgementShape,
});

export const BehaviourShape = Type.Object({
  centre: NullableNumber,
  lower: NullableNumber,
  upper: NullableNumber,
  signals: Type.Array(
    Type.Object({
      rule: Type.String({ description: 'outside, run-of-8 or 3-of-4' }),
      from: Instant,
      to: Instant,
      side: Type.Enum(['above', 'below'] as const),
      improvement: Type.Boolean(),
      known: Type.Boolean({ description: 'its cause is known: it proves no change' }),
    }),
  ),
  baselines: Type.Array(
    Type.Object({
      start: Instant,
      end: Instant,
      centre: Type.Number(),
      lower: NullableNumber,
      upper: NullableNumber,
      status: Type.Enum(['trial', 'locked', 'proposed'] as const),
      trial: Type.Boolean({ description: 'its limits still move' }),
      startedBy: Type.Enum(['beginning', 'run', 'mark', 'definition'] as const),
      proposedBy: Type.Union([Type.Enum(['above', 'below'] as const), Type.Null()], {
        description: 'the side of the range before it on which the run at its beginning lies',
      }),
    }),
  ),
});

export const seriesContract = {
  method: 'GET',
  url: '/series',
  query: SeriesQuery,
  response: Type.Object({
    metric: Type.String(),
    service: Type.String(),
    unit: UnitName,
    by: Type.String(),
    zone: Type.String(),
    points: Type.Array(SeriesPointShape),
    behaviour: BehaviourShape,
  }),
} as const satisfies Contract;
