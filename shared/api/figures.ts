import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  JudgementShape,
  Nullable,
  NullableNumber,
  NullableString,
  ReasonName,
  UnitName,
  WindowShape,
} from './contract.ts';

/** What asks for one figure. `from` and `to` together stand instead of `window`. */
export const FigureQuery = Type.Object({
  metric: Type.String(),
  service: Type.Optional(Type.String({ description: '`all` (default), a service id, or `group:<name>`' })),
  objective: Type.Optional(Type.String({ description: 'default `availability`' })),
  window: Type.Optional(Type.String({ description: "default: the agreement's" })),
  at: Type.Optional(Instant),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
});
export type FigureQuery = Static<typeof FigureQuery>;

export const FigureAnswer = Type.Object({
  metric: Type.String(),
  service: Type.String(),
  objective: NullableString,
  unit: UnitName,
  window: WindowShape,
  value: NullableNumber,
  n: Type.Number(),
  reason: Nullable(ReasonName),
  low: NullableNumber,
  high: NullableNumber,
  detail: Type.Record(Type.String(), Type.Unknown()),
  judgement: JudgementShape,
  receipt: Type.String(),
});
export type FigureAnswer = Static<typeof FigureAnswer>;

export const figuresContract = {
  method: 'GET',
  url: '/figures',
  query: FigureQuery,
  response: FigureAnswer,
} as const satisfies Contract;
